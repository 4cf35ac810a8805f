import type { Funnel, NationalBranch } from '@turno25/shared/contracts/national.ts';
import type { Size } from '@turno25/shared/ui/kit/useSize.ts';
import { scaleLinear, scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import { number, share } from '../figureWords.ts';
import styles from './country.module.css';

const EDGE = { top: 8, right: 8, bottom: 28, left: 44 };

/** Branches as points over the limits of chance for as many people: those outside the outer ones by shape, too. */
export function FunnelDrawing({
  funnel,
  branches,
  size,
}: {
  readonly funnel: Funnel;
  readonly branches: readonly NationalBranch[];
  readonly size: Size;
}) {
  const shares = branches.map(({ sums }) => sums.official.n / sums.official.d);
  const right = Math.max(EDGE.left, size.width - EDGE.right);
  const floor = size.height - EDGE.bottom;
  const shown = funnel.limits;
  const x = scaleLog([shown[0]?.people ?? 1, shown.at(-1)?.people ?? 10], [EDGE.left, right]);
  const y = scaleLinear(
    [Math.max(0, Math.min(...shares, ...shown.map(({ low95 }) => low95)) - 0.05), 1],
    [floor, EDGE.top],
  );
  // Beyond the frame a limit is not drawn, and not along its edge either.
  const limit = (read: (one: Funnel['limits'][number]) => number): string =>
    line<Funnel['limits'][number]>(
      (one) => x(one.people),
      (one) => y(read(one)),
    ).defined((one) => y(read(one)) <= floor)(shown) ?? '';
  const named = withRoom(
    branches.filter(({ place }) => isOutside(place)).map((one) => [one.branchId, heightOf(one, y)] as const),
  );
  const target = y(funnel.target.d === 0 ? 0 : funnel.target.n / funnel.target.d);
  return (
    <>
      {y.ticks(4).map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={EDGE.left} x2={size.width - EDGE.right} y1={y(tick)} y2={y(tick)} />
          <text className={styles.tick} x={EDGE.left - 6} y={y(tick) + 4} textAnchor="end">
            {Math.round(tick * 100)} %
          </text>
        </g>
      ))}
      {peopleTicks(x.domain()).map((tick) => (
        <text key={tick} className={styles.tick} x={x(tick)} y={size.height - 8} textAnchor="middle">
          {number(tick)}
        </text>
      ))}
      <line className={styles.target} x1={EDGE.left} x2={size.width - EDGE.right} y1={target} y2={target} />
      <path className={styles.limit95} d={limit(({ low95 }) => low95)} />
      <path className={styles.limit95} d={limit(({ high95 }) => high95)} />
      <path className={styles.limit998} d={limit(({ low998 }) => low998)} />
      <path className={styles.limit998} d={limit(({ high998 }) => high998)} />
      {branches.map((branch) => (
        <Point
          key={branch.branchId}
          branch={branch}
          x={x(branch.sums.official.d)}
          y={heightOf(branch, y)}
          right={right}
          named={named.has(branch.branchId)}
        />
      ))}
    </>
  );
}

/** A branch; outside the outer limits it is hollow, and its name stands beside it where there is room. The table has them all. */
function Point({
  branch: { name, sums, place },
  x,
  y,
  right,
  named,
}: {
  readonly branch: NationalBranch;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly named: boolean;
}) {
  const out = isOutside(place);
  const late = x > right / 2;
  return (
    <>
      <circle className={styles.point} data-out={out} cx={x} cy={y} r={4}>
        <title>{`${name}: ${share(sums.official)}`}</title>
      </circle>
      {named && (
        <text className={styles.name} x={late ? x - 8 : x + 8} y={y + 5} textAnchor={late ? 'end' : 'start'}>
          {name}
        </text>
      )}
    </>
  );
}

function isOutside(place: NationalBranch['place']): boolean {
  return place === 'below998' || place === 'above998';
}

function heightOf({ sums }: NationalBranch, y: (share: number) => number): number {
  return y(sums.official.n / sums.official.d);
}

/** Letters of a name and a little air, in pixels. */
const NAME_HEIGHT = 18;

/** Whose names can be written without one standing on another, from the top. */
function withRoom(points: readonly (readonly [branchId: string, y: number])[]): ReadonlySet<string> {
  const named = new Set<string>();
  let last = Number.NEGATIVE_INFINITY;
  for (const [branchId, y] of points.toSorted(([, a], [, b]) => a - b)) {
    if (y - last < NAME_HEIGHT) continue;
    named.add(branchId);
    last = y;
  }
  return named;
}

/** Round numbers between the ends of a scale of powers: by ones, twos and fives, or evenly where that gives hardly any. */
function peopleTicks([least = 1, most = 10]: readonly number[]): readonly number[] {
  const round = scaleLog([least, most], [0, 1])
    .ticks()
    .filter((tick) => /^[125]0*$/.test(String(tick)));
  return round.length >= 3 ? round : scaleLinear([least, most], [0, 1]).ticks(4);
}
