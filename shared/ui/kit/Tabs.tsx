import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import styles from './Tabs.module.css';
import { tabStep } from './tabStep.ts';

type Tab = {
  readonly id: string;
  readonly label: string;
  readonly disabled?: boolean;
  readonly panel: ReactNode;
};

type Props = {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
};

/** Several sides of one thing in one place. One stop of the keyboard; arrows go from side to side. */
export function Tabs({ label, tabs, chosen, onChoose }: Props) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);

  function press(event: KeyboardEvent): void {
    const at = tabs.findIndex((tab) => tab.id === chosen);
    const to = tabStep(event.key, at, tabs);
    const tab = to === null ? undefined : tabs[to];
    if (to === null || tab === undefined) return;
    event.preventDefault();
    onChoose(tab.id);
    list.current?.querySelectorAll('button')[to]?.focus();
  }

  return (
    <div>
      <div ref={list} role="tablist" aria-label={label} className={styles.list} onKeyDown={press}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            className={styles.tab}
            aria-selected={tab.id === chosen}
            aria-controls={`${id}-panel`}
            aria-disabled={tab.disabled || undefined}
            tabIndex={tab.id === chosen ? 0 : -1}
            onClick={() => tab.disabled !== true && onChoose(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a panel without controls must be reachable from the keyboard */}
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${chosen}`} tabIndex={0} className={styles.panel}>
        {tabs.find((tab) => tab.id === chosen)?.panel}
      </div>
    </div>
  );
}
