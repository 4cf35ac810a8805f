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
  const people = branches.map(({ sums }) => sums.official.d);
  const shares = branches.map(({ sums }) => sums.official.n / sums.official.d);
  const lows = funnel.limits.filter(({ people: at }) => at >= Math.min(...people, 1)).map(({ low95 }) => low95);
  const x = scaleLog(
    [Math.max(1, Math.min(...people) * 0.8), Math.max(10, ...people) * 1.2],
    [EDGE.left, Math.max(EDGE.left, size.width - EDGE.right)],
  );
  const y = scaleLinear([Math.max(0, Math.min(...shares, ...lows) - 0.05), 1], [size.height - EDGE.bottom, EDGE.top]);
  const [least = 1, most = 1] = x.domain();
  const inside = (at: number): boolean => at >= least && at <= most;
  const limit = (read: (one: Funnel['limits'][number]) => number): string =>
    line<Funnel['limits'][number]>(
      (one) => x(one.people),
      (one) => Math.min(size.height - EDGE.bottom, y(read(one))),
    )(funnel.limits.filter(({ people: at }) => inside(at))) ?? '';
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
      {x
        .ticks(3)
        .filter((tick) => /^[125]0*$/.test(String(tick)))
        .map((tick) => (
          <text key={tick} className={styles.tick} x={x(tick)} y={size.height - 8} textAnchor="middle">
            {number(tick)}
          </text>
        ))}
      <line className={styles.target} x1={EDGE.left} x2={size.width - EDGE.right} y1={target} y2={target} />
      <path className={styles.limit95} d={limit(({ low95 }) => low95)} />
      <path className={styles.limit95} d={limit(({ high95 }) => high95)} />
      <path className={styles.limit998} d={limit(({ low998 }) => low998)} />
      <path className={styles.limit998} d={limit(({ high998 }) => high998)} />
      {branches.map(({ branchId, name, sums, place }) => (
        <circle
          key={branchId}
          className={styles.point}
          data-out={place === 'below998' || place === 'above998'}
          cx={x(sums.official.d)}
          cy={y(sums.official.n / sums.official.d)}
          r={4}
        >
          <title>{`${name}: ${share(sums.official)}`}</title>
        </circle>
      ))}
    </>
  );
}
