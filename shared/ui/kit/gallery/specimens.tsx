import { Languages } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../../Icon.tsx';
import { Badge } from '../Badge.tsx';
import { Button } from '../Button.tsx';
import type { ButtonLook } from '../buttonClass.ts';
import { Check } from '../Check.tsx';
import { CheckGroup } from '../CheckGroup.tsx';
import { Field } from '../Field.tsx';
import { Key } from '../Key.tsx';
import { LinkButton } from '../LinkButton.tsx';
import { Notice, type NoticeKind } from '../Notice.tsx';
import { Stat } from '../Stat.tsx';
import { StatList } from '../StatList.tsx';
import { BarsSpecimen } from './BarsSpecimen.tsx';
import { DialogSpecimen } from './DialogSpecimen.tsx';
import { CheckSpecimen, ChoiceSpecimen, SelectSpecimen, TabsSpecimen, TextSpecimen } from './held.tsx';
import type { PartName, StateOf } from './parts.ts';
import { SheetSpecimen } from './SheetSpecimen.tsx';
import { TableSpecimen } from './TableSpecimen.tsx';

type Specimens = { readonly [P in PartName]: (state: StateOf<P>) => ReactNode };

const nothing = (): void => {};
const NOTICES: Readonly<Record<NoticeKind | 'plain', string>> = {
  info: 'Mañana se abre a las 9:30.',
  done: 'Se guardó la hora de las 11:15.',
  warning: 'Sin conexión: lo que se ve es de las 10:42.',
  stop: 'El libro no se puede escribir. No se entregan turnos.',
  plain: 'A-015 lleva 26 minutos.',
};

const specimens: Specimens = {
  Button(state) {
    if (state === 'large with key') {
      return (
        <Button look="primary" size="large" shortcut="F2">
          Llamar al siguiente
        </Button>
      );
    }
    if (state === 'key turned off') {
      return (
        <Button shortcut="R" keyShown={false}>
          Rellamar
        </Button>
      );
    }
    if (state === 'chosen') {
      return (
        <Button aria-pressed onPress={nothing}>
          Sí
        </Button>
      );
    }
    const [look, way] = state.split(' ') as [ButtonLook, string];
    if (look === 'tool') {
      return (
        <Button
          look="tool"
          disabled={way === 'disabled'}
          busy={way === 'busy'}
          aria-pressed={way === 'chosen'}
          onPress={nothing}
        >
          <Icon of={Languages} size={40} />
          Idioma
        </Button>
      );
    }
    return (
      <Button look={look} disabled={way === 'disabled'} busy={way === 'busy'} onPress={nothing}>
        {look === 'card' || look === 'away' ? (
          <>
            <strong>Módulo 4</strong>
            <span>Libre</span>
          </>
        ) : (
          'Sacar turno'
        )}
      </Button>
    );
  },
  LinkButton: () => (
    <LinkButton href="#cifras" look="quiet">
      Cifras en CSV
    </LinkButton>
  ),
  Key: () => <Key name="F2" />,
  Field: (state) => (
    <Field
      label="Reclamo"
      labelHidden={state === 'label for readers'}
      error={state === 'error' ? 'Escriba qué pasó.' : null}
    >
      {(control) => <textarea {...control} rows={3} />}
    </Field>
  ),
  TextField: (state) => <TextSpecimen state={state} />,
  Select: (state) => <SelectSpecimen state={state} />,
  Choice: (state) => <ChoiceSpecimen state={state} />,
  Check: (state) => <CheckSpecimen state={state} />,
  CheckGroup: () => (
    <CheckGroup legend="¿Qué se entregó?">
      <Check label="Certificado de nacimiento" checked onChange={nothing} />
      <Check label="Clave única" checked={false} onChange={nothing} />
    </CheckGroup>
  ),
  Table: (state) => <TableSpecimen state={state} />,
  Dialog: () => <DialogSpecimen />,
  Sheet: (state) => <SheetSpecimen state={state} />,
  Tabs: (state) => <TabsSpecimen state={state} />,
  Notice: (state) =>
    state === 'plain' ? (
      <Notice plain kind="warning" action={<Button look="quiet">Abrir</Button>}>
        {NOTICES.plain}
      </Notice>
    ) : (
      <Notice kind={state}>{NOTICES[state]}</Notice>
    ),
  Badge: (state) =>
    state === 'letter' ? <Badge letter="P" label="Preferente" /> : <Badge kind={state} label={BADGES[state]} />,
  Stat: (state) => (
    <StatList {...(state === 'line' ? { columns: 1 } : {})}>
      <Stat
        label="Oficial"
        value="87,4 %"
        {...(state === 'line' ? {} : { detail: '132 de 151' })}
        form={state === 'line' ? 'line' : 'stack'}
        strong={state === 'strong'}
      />
    </StatList>
  ),
  StatList: (state) =>
    state === 'columns' ? (
      <StatList columns={2}>
        <Stat label="Emitidos" value={190} />
        <Stat label="En espera" value={34} />
        <Stat label="Llamados" value={0} />
        <Stat label="En atención" value={5} />
      </StatList>
    ) : (
      <StatList>
        <Stat form="stack" strong label="Oficial" value="87,4 %" detail="132 de 151" />
        <Stat form="stack" label="Estricto" value="84,6 %" detail="132 de 156" />
      </StatList>
    ),
  ChartFrame: () => <BarsSpecimen />,
};

const BADGES = { plain: 'En espera', strong: 'En atención', off: 'Cerrado', warning: 'Por vencer', stop: 'Sin papel' };

/** What shows each part in a state; which states those are is said, and checked, by the list of parts. */
export const SPECIMENS = specimens as Readonly<Record<PartName, (state: string) => ReactNode>>;
