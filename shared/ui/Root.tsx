import './tokens.css';
import './practice.css';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { type Sources, systemSources } from '../time/sources.ts';
import { SourcesContext } from './sources.ts';

/** Puts a room's page on screen, with the machine's own time and ids unless others are given. */
export function mount(page: ReactNode, sources: Sources = systemSources): void {
  const element = document.getElementById('root');
  if (element === null) throw new Error('the page has no #root');
  createRoot(element).render(
    <StrictMode>
      <SourcesContext value={sources}>{page}</SourcesContext>
    </StrictMode>,
  );
}
