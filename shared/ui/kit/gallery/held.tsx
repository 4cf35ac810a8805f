import { useState } from 'react';
import { Check } from '../Check.tsx';
import { Choice } from '../Choice.tsx';
import { Select } from '../Select.tsx';
import { Tabs } from '../Tabs.tsx';
import { TextField } from '../TextField.tsx';
import type { PartName, StateOf } from './parts.ts';

/** Parts whose value somebody holds: here each holds its own, so that the page can be tried. */

type Of<P extends PartName> = { readonly state: StateOf<P> };

function wordsOf(state: StateOf<'TextField'>): { readonly help?: string; readonly error?: string } {
  if (state === 'help') return { help: 'Sin puntos; con guion antes del último dígito.' };
  if (state === 'error') return { error: 'El dígito final no corresponde.' };
  return {};
}

export function TextSpecimen({ state }: Of<'TextField'>) {
  const [run, setRun] = useState('12345678-5');
  return <TextField label="RUN" value={run} onChange={setRun} disabled={state === 'disabled'} {...wordsOf(state)} />;
}

export function SelectSpecimen({ state }: Of<'Select'>) {
  const [service, setService] = useState('pgu');
  const words = wordsOf(state);
  return (
    <Select
      label="Trámite"
      options={[
        { value: 'pgu', label: 'Pensión Garantizada Universal' },
        { value: 'nacimiento', label: 'Certificado de nacimiento' },
      ]}
      value={service}
      disabled={state === 'disabled'}
      onChange={setService}
      {...(words.help === undefined ? {} : { help: 'Solo los que se dan hoy.' })}
      {...(words.error === undefined ? {} : { error: 'Ese trámite no se da hoy.' })}
    />
  );
}

export function ChoiceSpecimen({ state }: Of<'Choice'>) {
  const [value, setValue] = useState<string | null>(state === 'chosen' || state === 'focus' ? 'lunch' : null);
  return (
    <Choice
      legend="Motivo de la pausa"
      options={[
        { value: 'lunch', label: 'Colación' },
        { value: 'team', label: 'Reunión', detail: 'hasta 30 min' },
      ]}
      value={value}
      columns={state === 'columns'}
      disabled={state === 'disabled'}
      onChoose={setValue}
    />
  );
}

export function CheckSpecimen({ state }: Of<'Check'>) {
  const [checked, setChecked] = useState(state === 'checked' || state === 'focus');
  return <Check label="Atención preferente" checked={checked} disabled={state === 'disabled'} onChange={setChecked} />;
}

export function TabsSpecimen({ state }: Of<'Tabs'>) {
  const [chosen, setChosen] = useState('today');
  return (
    <Tabs
      label="Período"
      chosen={chosen}
      onChoose={setChosen}
      tabs={[
        { id: 'today', label: 'Hoy', panel: '190 turnos emitidos, 146 atendidos.' },
        { id: 'week', label: 'Semana', panel: '902 turnos emitidos, 871 atendidos.' },
        { id: 'year', label: 'Año', disabled: state === 'disabled', panel: '41.230 turnos emitidos.' },
      ]}
    />
  );
}
