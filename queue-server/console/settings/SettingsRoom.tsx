import { mayDo } from '@turno25/shared/contracts/permissions.ts';
import type { SettingsView } from '@turno25/shared/contracts/settings.ts';
import { changesOf } from '@turno25/shared/domain/branch/changes.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { say } from '@turno25/shared/i18n/messages.ts';
import { Button } from '@turno25/shared/ui/kit/Button.tsx';
import { LinkButton } from '@turno25/shared/ui/kit/LinkButton.tsx';
import { Notice } from '@turno25/shared/ui/kit/Notice.tsx';
import { Tabs } from '@turno25/shared/ui/kit/Tabs.tsx';
import { useEffect, useState } from 'react';
import { useAsked } from '../asking/useAsked.ts';
import { HelpLink } from '../frame/HelpLink.tsx';
import plain from '../frame/plainPage.module.css';
import { Sheet } from '../frame/Sheet.tsx';
import { useSession } from '../signedIn/sessionContext.ts';
import { PlanNotice } from './PlanNotice.tsx';
import { PolicySection } from './policy/PolicySection.tsx';
import { ReviewSheet } from './ReviewSheet.tsx';
import { AlertsSection } from './sections/AlertsSection.tsx';
import { BoardsSection } from './sections/BoardsSection.tsx';
import { BranchSection } from './sections/BranchSection.tsx';
import { CentreSection } from './sections/CentreSection.tsx';
import { CountersSection } from './sections/CountersSection.tsx';
import { FileSection } from './sections/FileSection.tsx';
import { GoalsSection } from './sections/GoalsSection.tsx';
import { HoursSection } from './sections/HoursSection.tsx';
import { KioskStartSection } from './sections/KioskStartSection.tsx';
import { OirsSection } from './sections/OirsSection.tsx';
import { RulesSection } from './sections/RulesSection.tsx';
import { ServicesSection } from './sections/ServicesSection.tsx';
import { ShiftsSection } from './sections/ShiftsSection.tsx';
import styles from './settings.module.css';
import { SignInSection } from './signIn/SignInSection.tsx';

/** What somebody is working on: a configuration and the version that it was made from. */
type Draft = { readonly basedOn: number; readonly from: BranchConfig; readonly config: BranchConfig };

/** The whole configuration of the branch, part by part; nothing is so until it is published. */
export function SettingsRoom() {
  const { session, signOut } = useSession();
  const inForce = useAsked<SettingsView>('/settings', { everyMillis: 30_000 });
  const [draft, setDraft] = useState<Draft | null>(null);
  const [section, setSection] = useState('branch');
  const [sheet, setSheet] = useState<'review' | 'discard' | null>(null);
  const [published, setPublished] = useState<number | null>(null);
  const mayEdit = mayDo(session.staff.role, 'settings.publish');
  const changes = draft === null ? [] : changesOf(draft.from, draft.config);
  const isChanged = changes.length > 0;
  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isChanged]);
  if (inForce.answer === null) return <main className={styles.blank} aria-busy="true" />;
  const { version } = inForce.answer;
  const now = inForce.answer.config as BranchConfig;
  const config = draft?.config ?? now;
  const outdated = draft !== null && isChanged && draft.basedOn !== version;
  const onChange = (next: BranchConfig): void => {
    setPublished(null);
    setDraft((known) =>
      known === null || (known.basedOn !== version && changesOf(known.from, known.config).length === 0)
        ? { basedOn: version, from: now, config: next }
        : { ...known, config: next },
    );
  };
  // What is published or thrown away is judged by what is in force now, which somebody else may have changed meanwhile.
  const openSheet = (which: 'review' | 'discard'): void => {
    inForce.refresh();
    setSheet(which);
  };
  const props = { config, mayEdit, onChange };
  const panels = {
    branch: <BranchSection {...props} />,
    hours: <HoursSection {...props} />,
    services: <ServicesSection {...props} />,
    counters: <CountersSection {...props} />,
    boards: <BoardsSection {...props} />,
    kioskStart: <KioskStartSection {...props} />,
    rules: <RulesSection {...props} />,
    policy: <PolicySection {...props} />,
    shifts: <ShiftsSection {...props} />,
    goals: <GoalsSection {...props} />,
    alerts: <AlertsSection {...props} />,
    oirs: <OirsSection {...props} version={version} />,
    signIn: <SignInSection {...props} version={version} />,
    centre: <CentreSection {...props} />,
    file: <FileSection {...props} />,
  };
  return (
    <div className={styles.page}>
      <header className={plain.bar}>
        <h1>{say('settings.title')}</h1>
        <p>{now.branch.name}</p>
        {mayDo(session.staff.role, 'console.rights') && (
          <LinkButton href="/rights">{say('console.more.rights')}</LinkButton>
        )}
        <HelpLink manual="administracion" />
        <Button look="quiet" onPress={signOut}>
          {say('console.session.signOut')}
        </Button>
      </header>
      <main className={styles.main}>
        <div className={styles.state} role="status">
          {mayEdit ? say('settings.changed', { count: changes.length }) : say('settings.readOnly')}
          {published !== null && !isChanged && ` ${say('settings.published', { version: published })}`}
        </div>
        <PlanNotice
          view={inForce.answer}
          zone={now.branch.zone}
          config={now}
          mayEdit={mayEdit}
          onWithdrawn={inForce.refresh}
        />
        {outdated && <Notice kind="warning">{say('settings.outdated', { version })}</Notice>}
        {mayEdit && (
          <div className={styles.verbs}>
            <Button look="primary" disabled={!isChanged} onPress={() => openSheet('review')}>
              {say('settings.review')}
            </Button>
            <Button disabled={!isChanged} onPress={() => openSheet('discard')}>
              {say('settings.discard')}
            </Button>
            {outdated && (
              <Button onPress={() => setDraft({ basedOn: version, from: now, config })}>
                {say('settings.again', { version })}
              </Button>
            )}
          </div>
        )}
        <Tabs
          label={say('settings.sections')}
          chosen={section}
          onChoose={setSection}
          tabs={(
            [
              'branch',
              'hours',
              'services',
              'counters',
              'boards',
              'kioskStart',
              'shifts',
              'rules',
              'policy',
              'goals',
              'alerts',
              'oirs',
              'signIn',
              'centre',
              'file',
            ] as const
          ).map((id) => ({
            id,
            label: say(`settings.section.${id}`),
            panel: panels[id],
          }))}
        />
      </main>
      {sheet === 'review' && draft !== null && (
        <ReviewSheet
          basedOn={draft.basedOn}
          config={draft.config}
          zone={now.branch.zone}
          onPlanned={() => {
            setDraft(null);
            inForce.refresh();
            setSheet(null);
          }}
          onPublished={(next) => {
            setDraft(null);
            setPublished(next);
            inForce.refresh();
            setSheet(null);
          }}
          onClose={() => setSheet(null)}
        />
      )}
      {sheet === 'discard' && (
        <Sheet
          title={say('settings.discard.title')}
          lead={say('settings.discard.lead')}
          action={say('settings.discard')}
          onSubmit={() => {
            setDraft(null);
            setSheet(null);
          }}
          onClose={() => setSheet(null)}
        >
          {null}
        </Sheet>
      )}
    </div>
  );
}
