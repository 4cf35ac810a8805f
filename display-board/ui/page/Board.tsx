import { useDevice } from '@turno25/shared/ui/device.ts';
import { Enrolment } from '@turno25/shared/ui/Enrolment.tsx';
import './board.css';
import { BoardScreen } from './BoardScreen.tsx';

/** The public call board: a technician enrols it once; from then on nobody touches it. */
export function Board() {
  const device = useDevice('board');
  return device.token === null ? (
    <Enrolment kind="board" device={device} key={device.code} />
  ) : (
    <BoardScreen token={device.token} onTokenRefused={device.forget} />
  );
}
