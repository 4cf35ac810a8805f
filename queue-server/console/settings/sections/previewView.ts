import type { BoardView } from '@turno25/shared/contracts/board.ts';
import { type BoardSetting, noticesOn } from '@turno25/shared/domain/branch/boards.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import type { Instant } from '@turno25/shared/domain/ids.ts';
import { formatTicketNumber } from '@turno25/shared/domain/visit/ticketNumber.ts';
import { isoDate } from '@turno25/shared/ui/zoneTime.ts';

const CALLS = 5;
const WAITS = 4;
const MINUTE_MS = 60_000;

/** What a board would be told of a draft, with calls and waits that are made up; at an instant, UTC ms. */
export function previewView(config: BranchConfig, setting: BoardSetting, now: Instant): BoardView {
  const { branch, services } = config;
  const counters = config.counters.filter(({ id }) => setting.counterIds?.includes(id) ?? true);
  const date = isoDate(now, branch.zone);
  const calls = Array.from({ length: counters.length === 0 ? 0 : CALLS }, (_, place) => {
    const counter = counters[place % counters.length];
    const service = services[place % services.length];
    return {
      seq: place + 1,
      at: new Date(now - (CALLS - place) * MINUTE_MS).toISOString(),
      date,
      kind: 'call' as const,
      visitId: `preview-${place}`,
      number: formatTicketNumber({ series: service?.series ?? 'A', number: place + 12 }),
      counterId: counter?.id ?? '',
      counterLabel: counter?.label ?? '',
      serviceName: service?.name ?? '',
      awaited: false,
      languages: ['es-CL' as const],
    };
  });
  return {
    epoch: 'preview',
    head: 0,
    seq: calls.length,
    date,
    now: new Date(now).toISOString(),
    branchName: branch.name,
    layout: setting.layout,
    reloadAt: null,
    theme: setting.theme ?? 'light',
    counters: setting.counterIds === undefined ? null : counters.map(({ id, label }) => ({ id, label })),
    silent: true,
    volume: 0,
    loop: null,
    serving: calls.at(-1)?.number ?? null,
    zone: branch.zone,
    open: true,
    opensAt: null,
    calls,
    waits: services.slice(0, WAITS).map(({ id, name, institutionId }, place) => ({
      serviceId: id,
      name,
      institutionName: config.institutions.find((one) => one.id === institutionId)?.shortName ?? '',
      waiting: place + 2,
      openCounters: counters.slice(0, 2).map(({ label }) => label),
      expected: { lowMinutes: 5 * (place + 1), highMinutes: 5 * (place + 2) },
    })),
    notices: [...noticesOn(config.notices, date)],
    media: [],
  };
}
