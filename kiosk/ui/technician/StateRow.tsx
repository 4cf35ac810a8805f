import { Icon } from '@turno25/shared/ui/Icon.tsx';
import { CircleCheck, CircleMinus, CircleX, TriangleAlert } from 'lucide-react';
import styles from './PanelScreen.module.css';

/** How a thing is; a drawing and a word say it, never a colour alone. */
export type Health = 'good' | 'warning' | 'bad' | 'absent';

const DRAWINGS = { good: CircleCheck, warning: TriangleAlert, bad: CircleX, absent: CircleMinus } as const;

type Props = { readonly name: string; readonly health: Health; readonly children: string };

export function StateRow({ name, health, children }: Props) {
  return (
    <div className={styles.row} data-health={health}>
      <dt>{name}</dt>
      <dd>
        <Icon of={DRAWINGS[health]} size={28} />
        {children}
      </dd>
    </div>
  );
}
