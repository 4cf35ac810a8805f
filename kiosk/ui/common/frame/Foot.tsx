import type { MessageKey } from '@turno25/shared/i18n/messages.ts';
import { Icon } from '@turno25/shared/ui/Icon.tsx';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import {
  ALargeSmall,
  ArrowDownToLine,
  ArrowLeft,
  CircleQuestionMark,
  Contrast,
  Languages,
  type LucideIcon,
  RotateCcw,
  Volume2,
} from 'lucide-react';
import { type Aids, DEFAULT_AIDS } from '../aids/aids.ts';
import styles from './Foot.module.css';

type Props = {
  readonly aids: Aids;
  readonly hasVoice: boolean;
  readonly canGoBack: boolean;
  readonly canRestart: boolean;
  readonly onBack: () => void;
  readonly onRestart: () => void;
  readonly onToggle: (aid: keyof Aids) => void;
  readonly onLanguage: () => void;
  readonly onHelp: () => void;
};

/** Always the same controls in the same places; those that do nothing now leave their place empty. */
export function Foot(props: Props) {
  const { aids, hasVoice, canGoBack, canRestart, onBack, onRestart, onToggle, onLanguage, onHelp } = props;
  const say = useSay();
  const aid = (name: keyof Aids, icon: LucideIcon, label: MessageKey) => (
    <Control icon={icon} label={label} selected={aids[name] !== DEFAULT_AIDS[name]} onPress={() => onToggle(name)} />
  );
  return (
    <nav className={styles.foot} aria-label={say('kiosk.foot.label')}>
      <Control icon={ArrowLeft} label="kiosk.foot.back" hidden={!canGoBack} onPress={onBack} />
      <Control icon={RotateCcw} label="kiosk.foot.restart" hidden={!canRestart} onPress={onRestart} />
      <Control icon={Languages} label="kiosk.foot.language" onPress={onLanguage} />
      {aid('text', ALargeSmall, `kiosk.foot.text.${aids.text}`)}
      {aid('contrast', Contrast, `kiosk.foot.contrast.${aids.contrast}`)}
      {aid('reach', ArrowDownToLine, `kiosk.foot.reach.${aids.reach}`)}
      {hasVoice && aid('voice', Volume2, `kiosk.foot.voice.${aids.voice}`)}
      <Control icon={CircleQuestionMark} label="kiosk.foot.help" onPress={onHelp} />
    </nav>
  );
}

type ControlProps = {
  readonly icon: LucideIcon;
  readonly label: MessageKey;
  readonly selected?: boolean;
  readonly hidden?: boolean;
  readonly onPress: () => void;
};

function Control({ icon, label, selected = false, hidden = false, onPress }: ControlProps) {
  const say = useSay();
  return (
    <Button
      look="tool"
      repeatable
      aria-pressed={selected || undefined}
      style={hidden ? { visibility: 'hidden' } : undefined}
      onPress={onPress}
    >
      <Icon of={icon} size={40} />
      <span className={styles.label}>{say(label)}</span>
    </Button>
  );
}
