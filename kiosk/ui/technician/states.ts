import type { HostStatus } from '@turno25/shared/contracts/deviceHost.ts';
import type { MessageKey } from '@turno25/shared/i18n/messages.ts';
import type { Health } from './StateRow.tsx';
import type { Reading } from './useReport.ts';

export type Shown = { readonly health: Health; readonly words: MessageKey };

/** The printer's word and how bad it is; a kiosk need not have one. */
export function printerShown(printer: HostStatus['printer']): Shown {
  if (printer === null) return { health: 'absent', words: 'technician.state.none' };
  const health = printer === 'ready' ? 'good' : printer === 'paperLow' ? 'warning' : 'bad';
  return { health, words: `technician.state.${printer}` };
}

/** The branch's server, which may turn out to be another branch's. */
export function serverShown(server: HostStatus['server']): Shown {
  return server === 'otherBranch' ? { health: 'bad', words: 'technician.state.otherBranch' } : attachedShown(server);
}

/** Scanner and buttons: a kiosk need not have them. */
export function attachedShown(attached: HostStatus['scanner'], many = false): Shown {
  if (attached === null) return { health: 'absent', words: 'technician.state.none' };
  if (attached === 'disconnected') return { health: 'bad', words: 'technician.state.disconnected' };
  return { health: 'good', words: many ? 'technician.state.buttonsConnected' : 'technician.state.connected' };
}

export function hostShown(reading: Reading): Shown {
  if (reading === null || reading === 'unheard') return { health: 'bad', words: 'technician.state.unheard' };
  return reading.host === null
    ? { health: 'bad', words: 'technician.state.away' }
    : { health: 'good', words: 'technician.state.running' };
}
