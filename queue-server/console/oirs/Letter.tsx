import type { OirsCase, OirsContent } from '@turno25/shared/contracts/oirs.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { numericDate } from '@turno25/shared/ui/zoneTime.ts';
import './letter.css';

type Props = { readonly one: OirsCase; readonly content: OirsContent; readonly branch: string; readonly zone: string };

/** The answer of a closed case as a letter: what is printed is what the ledger has, and no other. */
export function Letter({ one, content, branch, zone }: Props) {
  if (content.reply === null || one.closedAt === null) return null;
  return (
    <>
      <Button onPress={() => window.print()}>{say('oirsTray.print')}</Button>
      <section data-letter aria-label={say('oirsTray.letter')}>
        <p>
          {branch}, {numericDate(Date.parse(one.closedAt), zone)}
        </p>
        <p>
          {say(`oirsTray.kind.${one.kind}`)} · {one.folio}
        </p>
        {content.name !== null && <p>{content.name}</p>}
        <p>{content.reply}</p>
      </section>
    </>
  );
}
