import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Branch } from '../branch.ts';

export type Metrics = {
  readonly registry: Registry;
  /** Counted each time that login and secret do not go together. */
  readonly wrongSignIns: Counter;
};

/** Numbers for a Prometheus. No personal data in any of them. */
export function metricsOf(branch: Branch): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  };
  gauge('turno25_ledger_head', 'Sequence number of the last event', () => branch.ledger.head().seq);
  gauge('turno25_visits_open', 'Visits still in the branch', () => branch.engine.state().open.size);
  gauge('turno25_day_open', '1 while a business day is open', () => (branch.engine.state().day === null ? 0 : 1));
  gauge('turno25_ledger_broken', '1 once the ledger was found not to verify', () =>
    branch.trust.lost() === null ? 0 : 1,
  );
  const wrongSignIns = new Counter({
    name: 'turno25_sign_ins_wrong_total',
    help: 'Sign-ins with a login and a secret that do not go together, or that came too often',
    registers: [registry],
  });
  return { registry, wrongSignIns };
}
