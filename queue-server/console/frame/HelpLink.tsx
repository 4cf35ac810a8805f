import { say } from '@turno25/shared/i18n/messages.ts';
import { LinkButton } from '@turno25/shared/ui/kit/LinkButton.tsx';

export type Manual =
  | 'ejecutivos'
  | 'anfitrion'
  | 'jefatura'
  | 'oirs'
  | 'administracion'
  | 'datos-personales'
  | 'nivel-central';

/** The manual of a page, beside it. */
export function HelpLink({ manual }: { readonly manual: Manual }) {
  return (
    <LinkButton href={`/help/${manual}`} apart>
      {say('console.help')}
    </LinkButton>
  );
}
