import './fonts.ts';
import './tokens.css';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

/** Puts a room's page on screen. */
export function mount(page: ReactNode): void {
  const element = document.getElementById('root');
  if (element === null) throw new Error('the page has no #root');
  createRoot(element).render(<StrictMode>{page}</StrictMode>);
}
