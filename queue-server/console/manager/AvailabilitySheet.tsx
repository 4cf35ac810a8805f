import type { AvailabilityView } from '@turno25/shared/contracts/availability.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { LinkButton } from '@turno25/shared/ui/kit/LinkButton.tsx';
import { type Column, Table } from '@turno25/shared/ui/kit/Table.tsx';
import { percentText } from '@turno25/shared/ui/percent.ts';
import { sinceWords } from '@turno25/shared/ui/sinceWords.ts';
import { useAsked } from '../asking/useAsked.ts';
import { Sheet } from '../frame/Sheet.tsx';
import type { ServerClock } from '../live/serverClock.ts';
import { minutesText, quarterOf } from './availability.ts';
import styles from './words.module.css';

const AGAIN_MS = 30_000;
type Machine = AvailabilityView['machines'][number];
/** Since when, in words. */
type Since = (instant: string) => string;
type Row = { readonly machine: Machine; readonly quarter: Machine | null };

type Props = {
  readonly today: string;
  readonly zone: string;
  readonly clock: ServerClock;
  readonly onClose: () => void;
};

/** How long each machine worked today and in the quarter, of the opening hours; what stands still, and what to do about it. */
export function AvailabilitySheet({ today, zone, clock, onClose }: Props) {
  const quarter = quarterOf(today);
  const day = useAsked<AvailabilityView>(`/figures/availability?from=${today}&to=${today}`, { everyMillis: AGAIN_MS });
  const whole = useAsked<AvailabilityView>(`/figures/availability?quarter=${quarter}`, { everyMillis: AGAIN_MS });
  const title = say('availability.title');
  return (
    <Sheet title={title} lead={say('availability.lead')} trouble={day.trouble ?? whole.trouble} onClose={onClose}>
      {day.answer !== null && whole.answer !== null && (
        <>
          <Table
            caption={say('availability.kinds')}
            captionShown
            columns={KINDS}
            rows={kindRows(day.answer, whole.answer)}
            rowKey={({ id }) => id}
            empty={say('availability.none')}
          />
          {day.answer.machines.length > 0 && (
            <Table
              caption={say('availability.machines')}
              captionShown
              columns={columnsIn((instant) => sinceWords(Date.parse(instant), clock.now(), zone))}
              rows={rowsOf(day.answer, whole.answer)}
              rowKey={({ machine }) => `${machine.kind} ${machine.deviceId}`}
            />
          )}
          <p className={styles.of}>
            <LinkButton href={`/api/v1/figures/availability?quarter=${quarter}&format=csv`}>
              {say('availability.csv')}
            </LinkButton>
          </p>
        </>
      )}
    </Sheet>
  );
}

type KindRow = { readonly id: string; readonly name: string; readonly today: string; readonly quarter: string };

const KINDS: readonly Column<KindRow>[] = [
  { id: 'name', head: say('availability.kind'), cell: ({ name }) => name },
  { id: 'today', head: say('availability.today'), align: 'end', className: styles.figure, cell: ({ today }) => today },
  {
    id: 'quarter',
    head: say('availability.quarter'),
    align: 'end',
    className: styles.figure,
    cell: ({ quarter }) => quarter,
  },
];

function kindRows(day: AvailabilityView, whole: AvailabilityView): readonly KindRow[] {
  return whole.kinds.map(({ kind, share }) => {
    const today = day.kinds.find((one) => one.kind === kind);
    return {
      id: kind,
      name: say(`availability.kind.${kind}`),
      today: today === undefined ? '—' : percentText(today.share),
      quarter: percentText(share),
    };
  });
}

/** Those of today, what does not work first; one that was revoked before stays in the quarter's sums and in its file. */
function rowsOf(day: AvailabilityView, whole: AvailabilityView): readonly Row[] {
  const standing = (works: boolean) => day.machines.filter(({ why }) => (why === null) === works);
  return [...standing(false), ...standing(true)].map((machine) => ({
    machine,
    quarter:
      whole.machines.find(({ kind, deviceId }) => kind === machine.kind && deviceId === machine.deviceId) ?? null,
  }));
}

function columnsIn(since: Since): readonly Column<Row>[] {
  return [
    {
      id: 'name',
      head: say('availability.machine'),
      cell: ({ machine: { kind, name } }) => (
        <>
          {name}
          {kind !== 'server' && <span className={styles.under}>{say(`availability.one.${kind}`)}</span>}
        </>
      ),
    },
    {
      id: 'today',
      head: say('availability.today'),
      align: 'end',
      className: styles.figure,
      cell: ({ machine: { share } }) => (
        <>
          {percentText(share)}
          <span className={styles.under}>{minutesText(share)}</span>
        </>
      ),
    },
    {
      id: 'quarter',
      head: say('availability.quarter'),
      align: 'end',
      className: styles.figure,
      cell: ({ quarter }) => (quarter === null ? '—' : percentText(quarter.share)),
    },
    { id: 'now', head: say('availability.now'), cell: ({ machine }) => nowText(machine, since) },
  ];
}

/** How it stands, and what to do where it does not work. */
function nowText({ kind, lostSince, why, revokedAt, places }: Machine, since: Since): string {
  if (revokedAt !== null) return say('availability.revoked');
  if (why === 'never') return say('availability.never');
  if (lostSince !== null && why !== null)
    return say('availability.lost', {
      since: since(lostSince),
      what: say(`availability.todo.${todoOf(kind, why)}`),
    });
  return places > 1 ? say('availability.places', { places }) : say('availability.works');
}

function todoOf(kind: Machine['kind'], why: NonNullable<Machine['why']>) {
  if (why === 'twoPlaces') return 'twoPlaces';
  if (kind === 'printer') return why === 'paperFailed' ? 'paperFailed' : 'printer';
  return kind === 'scanner' ? 'scanner' : 'link';
}
