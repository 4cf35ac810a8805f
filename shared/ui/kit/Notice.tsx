import { CircleAlert, CircleCheck, Info, type LucideIcon, OctagonX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../Icon.tsx';
import styles from './Notice.module.css';

export type NoticeKind = 'info' | 'done' | 'warning' | 'stop';

const DRAWINGS: Readonly<Record<NoticeKind, LucideIcon>> = {
  info: Info,
  done: CircleCheck,
  warning: CircleAlert,
  stop: OctagonX,
};

type Props = {
  readonly kind?: NoticeKind;
  /** Another drawing where one says more. */
  readonly icon?: LucideIcon;
  /** Without a ground of its own. */
  readonly plain?: boolean;
  /** How readers hear of it when it appears: at once, in its turn, or only when they come to it. */
  readonly announce?: 'alert' | 'status';
  readonly action?: ReactNode;
  readonly children: ReactNode;
};

/** One sentence that matters, with the drawing of its kind: never by colour alone. */
export function Notice({ kind = 'info', icon, plain = false, announce, action, children }: Props) {
  return (
    <div className={`${styles.notice} ${styles[kind]} ${plain ? styles.plain : ''}`.trim()} role={announce}>
      <Icon of={icon ?? DRAWINGS[kind]} size={20} />
      <span>{children}</span>
      {action}
    </div>
  );
}
