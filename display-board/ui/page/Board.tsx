import { Alive } from '@turno25/shared/ui/Alive.tsx';
import { useDevice } from '@turno25/shared/ui/device.ts';
import { Enrolment } from '@turno25/shared/ui/Enrolment.tsx';
import { FailureGuard } from '@turno25/shared/ui/FailureGuard.tsx';
import { DELAYS } from '../common/delays.ts';
import './board.css';
import { BoardScreen } from './BoardScreen.tsx';
import { Failed } from './Failed.tsx';

/**
 * The public call board: a technician enrols it once; from then on nobody touches it. A page that cannot be drawn says so and
 * is brought back, by the shell where there is one.
 */
export function Board() {
  return (
    <FailureGuard apology={<Failed />} reloadMs={DELAYS.failed}>
      <Alive />
      <EnrolledBoard />
    </FailureGuard>
  );
}

function EnrolledBoard() {
  const device = useDevice('board');
  return device.token === null ? (
    <Enrolment kind="board" device={device} key={device.code} />
  ) : (
    <BoardScreen token={device.token} onTokenRefused={device.forget} />
  );
}
