import type { NationalView } from '@turno25/shared/contracts/national.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import type { ReactNode } from 'react';
import styles from '../country/country.module.css';
import { useAnswer } from '../useAnswer.ts';
import { askOf } from './ofBranches.ts';

type Props<T> = {
  readonly side: string;
  readonly nation: NationalView;
  readonly lead: string;
  readonly children: (told: T) => ReactNode;
};

/** A side of the country that is asked for while somebody looks at it. */
export function Side<T>({ side, nation, lead, children }: Props<T>) {
  const { value, trouble } = useAnswer<T>(askOf(side, nation));
  return (
    <>
      <p className={styles.said}>{lead}</p>
      {trouble !== null && (
        <Notice kind="warning" announce="status">
          {trouble}
        </Notice>
      )}
      {value === null ? trouble === null && <p role="status">{say('national.asking')}</p> : children(value)}
    </>
  );
}
