import type { OirsPaper, SlipPaper, TestPaper, TicketPaper } from '@turno25/shared/contracts/paper.ts';

/** Papers of an invented branch, for tests and for looking at. */
export const TICKET: TicketPaper = {
  kind: 'ticket',
  language: 'es-CL',
  institution: 'ChileAtiende',
  branch: 'Sucursal Ñuñoa',
  number: 'A-015',
  service: 'Certificado de nacimiento',
  also: [],
  class: 'general',
  issuedAt: '2026-11-20T12:05:00.000Z',
  bookedFor: null,
  zone: 'America/Santiago',
  ahead: 3,
  expected: { lowMinutes: 10, highMinutes: 20 },
  qr: { leadsTo: 'track', url: 'https://nunoa.turno25.example/track/3mVb8qZk1YtR5wXcN7pLfAx2Kd9Q#code=7KQ4M-XW2PD' },
  surveyCode: '7KQ4M-XW2PD',
  copy: false,
  seal: '123456-7F3A90BC',
  practice: false,
};

export const LONG_TICKET: TicketPaper = {
  ...TICKET,
  institution: 'Servicio de Registro Civil e Identificación',
  branch: 'Sucursal Alto Hospicio – Móvil de atención nº 2',
  number: 'AB-1000',
  service: 'Posesión efectiva: averiguación y orientación a herederas y herederos',
  also: [],
  class: 'preferential',
  ahead: 41,
  expected: { lowMinutes: 65, highMinutes: null },
  copy: true,
};

/** A number from the reserved block: nothing is known of the line. */
export const OFFLINE_TICKET: TicketPaper = { ...TICKET, ahead: null, expected: null };
/** The same of a kiosk that was never granted codes. */
export const BARE_TICKET: TicketPaper = { ...OFFLINE_TICKET, qr: null, surveyCode: null };

/** Of an appointment that was checked in ten minutes before its hour. */
export const BOOKED_TICKET: TicketPaper = { ...TICKET, bookedFor: '2026-11-20T12:15:00.000Z' };

/** Of a branch of practice. */
export const PRACTICE_TICKET: TicketPaper = { ...TICKET, practice: true };

export const OIRS: OirsPaper = {
  kind: 'oirs',
  language: 'es-CL',
  institution: 'ChileAtiende',
  branch: 'Sucursal Ñuñoa',
  type: 'felicitacion',
  folio: 'OIRS-CHA-NUN-2026-0000421',
  receivedAt: '2026-11-20T12:05:00.000Z',
  zone: 'America/Santiago',
  url: 'https://nunoa.turno25.example/case#folio=OIRS-CHA-NUN-2026-0000421&code=7K3QH-W2M9X',
  code: '7K3QH-W2M9X',
  copy: false,
};

export const TEST_PAGE: TestPaper = {
  kind: 'test',
  branch: 'Sucursal Ñuñoa',
  device: 'Tótem 1',
  at: '2026-11-20T12:05:00.000Z',
  zone: 'America/Santiago',
};

export const SLIP: SlipPaper = {
  kind: 'slip',
  branch: 'Sucursal Ñuñoa',
  device: 'Tótem de la entrada',
  at: '2026-11-20T12:05:00.000Z',
  zone: 'America/Santiago',
};
