import { Icon } from '@turno25/shared/ui/Icon.tsx';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { useSay } from '@turno25/shared/ui/language.ts';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { type RefObject, useEffect, useState } from 'react';
import styles from './More.module.css';

/** Of what is in sight this much goes on; the rest stays, so that nobody loses the line that they were reading. */
const STEP = 0.75;

type Props = { readonly of: RefObject<HTMLElement | null>; readonly screenKey: string };
type Hidden = { readonly above: boolean; readonly below: boolean };
const NOTHING: Hidden = { above: false, below: false };

/** Where letters are so large that a screen goes on below its edge: two buttons that move it, for a hand that does not drag. */
export function More({ of, screenKey }: Props) {
  const say = useSay();
  const hidden = useHidden(of, screenKey);
  if (!hidden.above && !hidden.below) return null;
  const move = (way: 1 | -1): void => {
    const main = of.current;
    main?.scrollBy({ top: way * STEP * main.clientHeight });
  };
  return (
    <div className={styles.more} data-more data-unread>
      <Button repeatable disabled={!hidden.above} onPress={() => move(-1)}>
        <Icon of={ChevronUp} size={40} />
        {say('kiosk.more.up')}
      </Button>
      <Button repeatable disabled={!hidden.below} onPress={() => move(1)}>
        <Icon of={ChevronDown} size={40} />
        {say('kiosk.more.down')}
      </Button>
    </div>
  );
}

/** What of the element is out of sight, each time that it scrolls or that something in it grows. */
function useHidden(of: RefObject<HTMLElement | null>, screenKey: string): Hidden {
  const [hidden, setHidden] = useState(NOTHING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each screen is another element
  useEffect(() => {
    const main = of.current;
    if (main === null) return;
    const look = (): void => {
      const { scrollTop, clientHeight, scrollHeight } = main;
      // Letters of the usual size fit, and nothing moves there.
      const moves = getComputedStyle(main).overflowY === 'auto';
      const above = moves && scrollTop > 1;
      const below = moves && scrollTop + clientHeight < scrollHeight - 1;
      setHidden((before) => (before.above === above && before.below === below ? before : { above, below }));
    };
    const sizes = new ResizeObserver(look);
    const watchSizes = (): void => {
      sizes.disconnect();
      for (const one of [main, ...main.children]) sizes.observe(one);
    };
    const parts = new MutationObserver(watchSizes);
    parts.observe(main, { childList: true });
    watchSizes();
    main.addEventListener('scroll', look);
    look();
    return () => {
      sizes.disconnect();
      parts.disconnect();
      main.removeEventListener('scroll', look);
    };
  }, [of, screenKey]);
  return hidden;
}
