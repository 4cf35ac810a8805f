import type { LiveAlert } from '@turno25/shared/contracts/live.ts';
import type { DevicePart } from '@turno25/shared/domain/ledger/events/machines.ts';
import type { BranchState, DeviceState, PartState } from '@turno25/shared/domain/state/state.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { sinceWords } from '@turno25/shared/ui/sinceWords.ts';
import { configOf } from './visitView.ts';

/** Kiosks, boards and what hangs on them that stand still while the branch is open, each with what to do. */
export function deviceAlerts(state: BranchState, nameOf: (deviceId: string) => string, now: number): LiveAlert[] {
  if (state.day === null) return [];
  const { zone } = configOf(state).branch;
  return [...state.devices].flatMap(([deviceId, device]) =>
    standingStill(device).map(([part, { at, why }]) => ({
      id: `deviceLost ${deviceId} ${part}`,
      kind: 'deviceLost' as const,
      sentence: say(sentenceOf(device, part, why), { name: nameOf(deviceId), since: sinceWords(at, now, zone) }),
    })),
  );
}

/** Of a kiosk that is away nothing else is said: nobody knows how its printer is. */
function standingStill({ active, parts }: DeviceState): readonly (readonly [DevicePart, PartState])[] {
  if (!active || parts === undefined) return [];
  const lost = (Object.entries(parts) as [DevicePart, PartState][]).filter(([, part]) => part.lost);
  const link = lost.filter(([part]) => part === 'link');
  return link.length > 0 ? link : lost;
}

function sentenceOf({ kind }: DeviceState, part: DevicePart, why: PartState['why']) {
  if (part === 'scanner') return 'alert.device.scanner';
  if (part === 'printer') return why === 'paperFailed' ? 'alert.device.paperFailed' : 'alert.device.printer';
  if (why === 'twoPlaces') return 'alert.device.twoPlaces';
  return kind === 'board' ? 'alert.device.board' : 'alert.device.kiosk';
}
