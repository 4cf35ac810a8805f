import type { MessageKey } from '@turno25/shared/i18n/messages.ts';
import { useMoment } from '@turno25/shared/ui/useMoment.ts';
import type { Played } from '../calls/boardVoice.ts';
import { useSound } from '../calls/useSound.ts';
import { DELAYS } from '../common/delays.ts';
import { useBoard } from '../reading/useBoard.ts';
import { useWitness } from '../reading/useWitness.ts';
import { useReload } from '../version/useReload.ts';
import { useVersion } from '../version/useVersion.ts';
import { BoardDrawing } from './BoardDrawing.tsx';
import styles from './BoardScreen.module.css';

type Props = { readonly token: string; readonly onTokenRefused: () => void };

/** The board at work: what it follows, what it sounds like, and the drawing of both. */
export function BoardScreen({ token, onTokenRefused }: Props) {
  const { following, played, outputs } = useBoard(token, onTokenRefused);
  const sounding = useSound();
  const shows = following?.view?.silent === true;
  const mute = shows ? null : muteBecause(sounding, played, outputs.gone);
  useWitness(token, { muted: mute !== null, loopMissing: !shows && outputs.loopMissing });
  useVersion(following);
  useReload(following);
  const moment = useMoment(DELAYS.tick);
  if (following === null) return <main className={styles.board} />;
  return <BoardDrawing following={following} moment={moment} mute={mute} />;
}

/** Why nothing is heard of this board, in words; null where something is. */
function muteBecause(sounding: boolean | null, played: Played | null, gone: boolean): MessageKey | null {
  if (sounding === false || played === 'blocked') return 'board.muted';
  return gone || played === 'failed' ? 'board.noSound' : null;
}
