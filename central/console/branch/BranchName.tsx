import type { NationalBranch } from '@turno25/shared/contracts/national.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Badge } from '@turno25/shared/ui/kit/Badge.tsx';

/** The name of a branch, and what has to be known before its figures are believed. */
export function BranchName({ branch: { name, profile, proof, doubt } }: { readonly branch: NationalBranch }) {
  return (
    <>
      {name} {profile === 'mobile' && <Badge label={say('national.mobile')} />}{' '}
      {proof === 'generated' && <Badge kind="off" label={say('national.generatedBadge')} />}{' '}
      {doubt !== null && <Badge kind={doubt === 'late' ? 'warning' : 'stop'} label={say(`national.doubt.${doubt}`)} />}
    </>
  );
}
