import { useState } from 'react';
import { Button } from '../Button.tsx';
import { Choice } from '../Choice.tsx';
import { Sheet } from '../Sheet.tsx';
import { TextField } from '../TextField.tsx';
import type { StateOf } from './parts.ts';

/** A sheet lies over the page, so that here each one waits behind its button. */
export function SheetSpecimen({ state }: { readonly state: StateOf<'Sheet'> }) {
  const [open, setOpen] = useState(false);
  const [by, setBy] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const informs = state === 'informing';
  const close = (): void => setOpen(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{`Abrir: ${state}`}</Button>
      {open && (
        <Sheet
          title={informs ? '¿Por qué A-015 antes?' : 'Dejar en pausa a A-015'}
          lead={informs ? undefined : 'Quien la pide decide si su tiempo cuenta como espera.'}
          action={informs ? undefined : 'Dejar en pausa'}
          back={informs ? 'Cerrar' : 'Volver'}
          unmetWords={({ label }) => `Falta: ${label}`}
          busy={state === 'busy'}
          trouble={state === 'trouble' ? 'Ese número ya no está en atención.' : null}
          onSubmit={close}
          onClose={close}
        >
          {informs ? (
            <p>A-015: le quedaban 4 min y su trámite dura unos 6.</p>
          ) : (
            <>
              <Choice
                legend="¿Quién la pide?"
                columns
                options={[
                  { value: 'citizen', label: 'La persona' },
                  { value: 'staff', label: 'La sucursal' },
                ]}
                value={by}
                onChoose={setBy}
              />
              <TextField label="Nota" value={note} onChange={setNote} autoComplete="off" />
            </>
          )}
        </Sheet>
      )}
    </>
  );
}
