import { useState } from 'react';
import { Button } from '../Button.tsx';
import { Dialog } from '../Dialog.tsx';

/** A dialog lies over the page, so that here it waits behind its button. */
export function DialogSpecimen() {
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>Abrir: pregunta</Button>
      {open && (
        <Dialog title="¿Sigue ahí?" onEscape={close}>
          <p>La pantalla se borra en 15 segundos.</p>
          <Button look="primary" size="large" onPress={close}>
            Sigo aquí
          </Button>
          <Button onPress={close}>Terminar</Button>
        </Dialog>
      )}
    </>
  );
}
