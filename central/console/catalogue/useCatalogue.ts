import type { CatalogueView } from '@turno25/shared/contracts/centreCatalogue.ts';
import { type Difference, differencesOf } from '@turno25/shared/domain/branch/changes.ts';
import type { NationalContent } from '@turno25/shared/domain/national/document.ts';
import { type ApiResult, command, get } from '@turno25/shared/ui/api.ts';
import { useSources } from '@turno25/shared/ui/sources.ts';
import { isoDate } from '@turno25/shared/ui/zoneTime.ts';
import { useEffect, useState } from 'react';
import { useEnded } from '../door/Door.tsx';
import { troubleWords } from './troubleWords.ts';

/** Zone of the country's dates. */
const ZONE = 'America/Santiago';

type Written = { readonly content: NationalContent; readonly validFrom: string };

/** What was done last. */
type Told = 'saved' | 'signed' | 'discarded';

/** What the page works on: the catalogue as the server has it, and what somebody wrote since. */
export type CatalogueDesk = Written & {
  readonly view: CatalogueView;
  readonly unsaved: readonly Difference[];
  readonly dateChanged: boolean;
  readonly trouble: string | null;
  readonly told: Told | null;
  readonly set: (part: Partial<NationalContent>) => void;
  readonly setValidFrom: (date: string) => void;
  readonly save: () => void;
  readonly approve: () => void;
  readonly discard: () => void;
};

/** Null while nothing was answered yet. */
export function useCatalogue(): CatalogueDesk | null {
  const { clock } = useSources();
  const ended = useEnded();
  const [view, setView] = useState<CatalogueView | null>(null);
  const [written, setWritten] = useState<Written | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [told, setTold] = useState<Told | null>(null);

  useEffect(() => {
    let stale = false;
    void get<CatalogueView>('/catalogue').then((answer) => {
      if (stale) return;
      if (answer.ok) setView(answer.value);
      else {
        ended(answer.error);
        setTrouble(troubleWords(answer.error));
      }
    });
    return () => {
      stale = true;
    };
  }, [ended]);

  if (view === null) return null;
  const known: Written = {
    content: (view.draft?.content ?? view.newest) as NationalContent,
    validFrom: view.draft?.validFrom ?? isoDate(clock.now(), ZONE),
  };
  const now = written ?? known;
  const take =
    (done: Told) =>
    (answer: ApiResult<CatalogueView>): void => {
      setTold(answer.ok ? done : null);
      if (answer.ok) {
        setView(answer.value);
        setWritten(null);
        setTrouble(null);
      } else setTrouble(troubleWords(answer.error));
    };
  const write = (next: Written): void => {
    setTold(null);
    setWritten(next);
  };
  const digest = view.draft?.digest ?? '';
  return {
    ...now,
    view,
    unsaved: differencesOf(known.content, now.content),
    dateChanged: known.validFrom !== now.validFrom,
    trouble,
    told,
    set: (part) => write({ ...now, content: { ...now.content, ...part } }),
    setValidFrom: (validFrom) => write({ ...now, validFrom }),
    save: () => {
      const over = view.draft?.digest ?? null;
      void command<CatalogueView>('PUT', '/catalogue/draft', { ...now, over }).then(take('saved'));
    },
    approve: () => void command<CatalogueView>('POST', '/catalogue/publish', { digest }).then(take('signed')),
    discard: () => void command<CatalogueView>('POST', '/catalogue/draft/discard', { digest }).then(take('discarded')),
  };
}
