import { useSay } from '@turno25/shared/ui/language.ts';
import { ChoiceCard } from '../../common/parts/ChoiceCard.tsx';
import cards from '../../common/parts/cards.module.css';
import { Question } from '../../common/parts/Question.tsx';
import { channelsFor, type OirsKind, type ReplyChannel } from '../flow/oirs.ts';

type Props = { readonly kind: OirsKind | null; readonly onChoose: (channel: ReplyChannel) => void };

/** Where the answer goes. */
export function ChannelScreen({ kind, onChoose }: Props) {
  const say = useSay();
  return (
    <Question ask={say('oirs.channel.ask')}>
      <div className={cards.column}>
        {channelsFor(kind).map((channel) => (
          <ChoiceCard key={channel} name={say(`oirs.channel.${channel}`)} onChoose={() => onChoose(channel)}>
            {say(`oirs.channel.${channel}Explain`)}
          </ChoiceCard>
        ))}
      </div>
    </Question>
  );
}
