import type { ReactNode } from 'react';
import styles from './Button.module.css';
import { type ButtonLook, buttonClass } from './buttonClass.ts';

type Props = {
  readonly href: string;
  readonly look?: ButtonLook;
  readonly download?: boolean;
  /** In a window of its own: what one is doing stays as it is. */
  readonly apart?: boolean;
  readonly children: ReactNode;
};

/** A link that looks like the buttons beside it: for what is fetched or opened, not done. */
export function LinkButton({ href, look = 'quiet', download = false, apart = false, children }: Props) {
  return (
    <a
      className={buttonClass(look)}
      href={href}
      download={download}
      {...(apart ? { target: '_blank', rel: 'noopener' } : {})}
    >
      <span className={styles.label}>{children}</span>
    </a>
  );
}
