import type { BoardMedia } from '@turno25/shared/contracts/board.ts';
import styles from './Media.module.css';

type Props = { readonly item: BoardMedia; readonly onOver: () => void; readonly onBroken: () => void };

/** A picture or a video of the branch, without a sound: what is heard here are calls. */
export function Media({ item: { address, kind }, onOver, onBroken }: Props) {
  return (
    <div className={styles.media} data-media={kind}>
      {kind === 'picture' ? (
        <img src={address} alt="" onError={onBroken} />
      ) : (
        <video src={address} autoPlay muted playsInline disableRemotePlayback onEnded={onOver} onError={onBroken} />
      )}
    </div>
  );
}
