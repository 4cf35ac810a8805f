import { Icon } from '@turno25/shared/ui/Icon.tsx';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import styles from './Pager.module.css';
import type { Page } from './pages.ts';

type Props = { readonly of: Page<unknown>; readonly onTurn: (page: number) => void };

/** Turns the pages of a list that does not fit; takes the place of one answer. */
export function Pager({ of: { page, pages }, onTurn }: Props) {
  const say = useSay();
  return (
    <div className={styles.pager}>
      <Button repeatable look="quiet" size="large" disabled={page === 0} onPress={() => onTurn(page - 1)}>
        <Icon of={ChevronLeft} />
        {say('kiosk.pager.previous')}
      </Button>
      <p className={styles.position}>{say('kiosk.pager.position', { page: page + 1, pages })}</p>
      <Button repeatable look="quiet" size="large" disabled={page === pages - 1} onPress={() => onTurn(page + 1)}>
        {say('kiosk.pager.next')}
        <Icon of={ChevronRight} />
      </Button>
    </div>
  );
}
