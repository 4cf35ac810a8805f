import { caseLink } from '@turno25/shared/contracts/caseLink.ts';
import { expect, it } from 'vitest';
import { readCaseAddress } from './caseAddress.ts';

it('is what the paper was printed with, and empty without it', () => {
  const link = new URL(caseLink('https://turnos.ejemplo.cl', 'OIRS-IPS-NUN-2026-0000421', '7K3QH-W2M9X'));
  expect(link.pathname + link.search).toBe('/case');
  expect(readCaseAddress(link)).toEqual({ folio: 'OIRS-IPS-NUN-2026-0000421', code: '7K3QH-W2M9X' });
  expect(readCaseAddress({ hash: '' })).toEqual({ folio: '', code: '' });
});
