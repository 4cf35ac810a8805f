import { readSurveyCode } from '@turno25/shared/domain/identity/surveyCode.ts';

/** What the QR of a ticket opens: whose visit it is and, behind `#`, the code of its survey. */
export type TrackAddress = { readonly token: string; readonly surveyCode: string | null };

export function readAddress({ pathname, hash }: Pick<Location, 'pathname' | 'hash'>): TrackAddress {
  const token = /^\/track\/([A-Za-z0-9_-]+)/.exec(pathname)?.[1] ?? '';
  const code = new URLSearchParams(hash.slice(1)).get('code');
  return { token, surveyCode: code === null ? null : readSurveyCode(code) };
}
