import controls from './controls.module.css';
import { Key } from './Key.tsx';

type Props = {
  readonly label: string;
  readonly shortcut: string;
  readonly showKey: boolean;
  readonly enabled: boolean;
  readonly onPress: () => void;
};

/** A verb in its fixed place, with its key. It stays focusable when it cannot be used, so that the keyboard loses no place. */
export function VerbButton({ label, shortcut, showKey, enabled, onPress }: Props) {
  return (
    <button
      type="button"
      className={controls.secondary}
      aria-disabled={!enabled}
      aria-keyshortcuts={showKey ? shortcut : undefined}
      onClick={() => enabled && onPress()}
    >
      <span className={controls.label}>{label}</span>
      {showKey && <Key name={shortcut} />}
    </button>
  );
}
