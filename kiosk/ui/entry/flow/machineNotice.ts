import type { HostStatus } from '@turno25/shared/contracts/deviceHost.ts';
import type { MessageKey } from '@turno25/shared/i18n/messages.ts';
import { givesTickets, type KioskMode } from '../../common/machine/mode.ts';
import type { Step } from './steps.ts';

type Situation = {
  /** Null where the person came for something else. */
  readonly step: Step | null;
  readonly mode: KioskMode;
  /** The branch's server does not answer, and the machine goes on by itself. */
  readonly alone: boolean;
  /** Null where the machine has no printer, or nothing is known of it. */
  readonly printer: HostStatus['printer'];
  /** Numbers that the machine may still give by itself, by series. */
  readonly numbers: readonly HostStatus['numbers'][number][];
};

/** So few numbers of some series are left that staff should come before the last one is given. */
const FEW_NUMBERS = 10;

/** What a person should know of the machine before they use it, beside whatever is asked; null when all is well. */
export function machineNotice({ step, mode, alone, printer, numbers }: Situation): MessageKey | null {
  // Told first and last: in between the answers need the room, and a ticket tells of itself.
  if (!givesTickets(mode) || !(step?.at === 'idle' || step?.at === 'confirm')) return null;
  if (printer === 'paperOut') return 'kiosk.machine.noPaper';
  if (printer === 'coverOpen' || printer === 'offline') return 'kiosk.machine.noPrinter';
  if (!alone) return null;
  return numbers.some(({ left }) => left <= FEW_NUMBERS) ? 'kiosk.machine.fewNumbers' : 'kiosk.machine.alone';
}
