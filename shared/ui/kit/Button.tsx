import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';
import { type ButtonLook, type ButtonSize, buttonClass } from './buttonClass.ts';
import { Key } from './Key.tsx';

type Own = {
  readonly look?: ButtonLook;
  readonly size?: ButtonSize;
  /** It stays focusable when it cannot be used, so that the keyboard loses no place. */
  readonly disabled?: boolean;
  /** What it asked for is under way; it takes no other press meanwhile. */
  readonly busy?: boolean;
  /** The key that does the same, as it is drawn; `keyShown` is false where keys are turned off. */
  readonly shortcut?: string;
  readonly keyShown?: boolean;
  /** Set where pressing quickly several times is meant; else a double click is one press. */
  readonly repeatable?: boolean;
  /** Not needed where it submits a form. */
  readonly onPress?: () => void;
  readonly type?: 'button' | 'submit';
  readonly children: ReactNode;
};

type Props = Own & Omit<ComponentProps<'button'>, keyof Own | 'onClick' | 'className'>;

/** Whatever is pressed, in all its looks. */
export function Button({
  look = 'secondary',
  size = 'usual',
  disabled = false,
  busy = false,
  shortcut,
  keyShown = true,
  repeatable = false,
  onPress,
  type = 'button',
  children,
  ...rest
}: Props) {
  const key = keyShown ? shortcut : undefined;
  const bare = look !== 'primary' && look !== 'secondary' && look !== 'quiet';
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass(look, size)}
      aria-disabled={disabled || busy || undefined}
      aria-busy={busy || undefined}
      aria-keyshortcuts={key}
      onClick={(event) => {
        if (disabled || busy) return event.preventDefault();
        if (repeatable || event.detail < 2) onPress?.();
        else if (type === 'submit') event.preventDefault();
      }}
    >
      {bare ? children : <span className={styles.label}>{children}</span>}
      {key !== undefined && <Key name={key} />}
    </button>
  );
}
