import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useButtonBox } from './useButtonBox.ts';

/** Where one says so in the address, or a box is known already, there is a place for it: most counters have none. */
const ASKED_FOR = '#botonera';

/** The button box of a counter: whether it is there, and the way to choose it. */
export function BoxButton() {
  const { state, choose } = useButtonBox();
  if (choose === null || (state === 'none' && location.hash !== ASKED_FOR)) return null;
  return (
    <Button look="quiet" onPress={choose}>
      {say(`console.box.${state}`)}
    </Button>
  );
}
