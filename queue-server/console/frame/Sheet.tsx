import { say } from '@turno25/shared/i18n/messages.ts';
import { Sheet as KitSheet, type SheetProps } from '@turno25/shared/ui/kit/Sheet.tsx';
import { unmetWords } from './unmetWords.ts';

/** A sheet at the side of the desk. What only informs is closed; what asks is gone back from. */
export function Sheet(props: Omit<SheetProps, 'back' | 'unmetWords'>) {
  return (
    <KitSheet
      {...props}
      unmetWords={unmetWords}
      back={props.action === undefined ? say('console.sheet.close') : say('console.sheet.back')}
    />
  );
}
