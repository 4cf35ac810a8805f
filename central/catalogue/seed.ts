import { readFileSync } from 'node:fs';
import { nationalContent } from '@turno25/shared/contracts/nationalCatalogue.ts';
import type { NationalContent } from '@turno25/shared/domain/national/document.ts';

/**
 * What a new centre begins to write from: the catalogue of 135 public products of 20 institutions, without goals, texts or
 * agreements, and with everything left to branches that they always had to themselves.
 */
export function seedContent(): NationalContent {
  const file = new URL('./seed/national.json', import.meta.url);
  return nationalContent.parse(JSON.parse(readFileSync(file, 'utf8')));
}
