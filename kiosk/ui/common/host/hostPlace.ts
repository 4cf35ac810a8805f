import type { HostPlace } from '@turno25/shared/contracts/deviceHost.ts';
import { shellBridge } from '@turno25/shared/ui/shell.ts';
import { useEffect, useState } from 'react';

const STORAGE_KEY = 'turno25.kiosk.host';
const ADDRESS = /^https?:\/\/[\w.-]+(:\d+)?$/;

/**
 * The place that the page's address names, which is remembered, or the one remembered. It is named behind `#`, which no
 * server, proxy or log ever sees, and it is taken out of the address at once.
 */
export function hostPlaceOf(address: string = location.href, storage: Storage = localStorage): HostPlace | null {
  const url = new URL(address);
  const asked = new URLSearchParams(url.hash.slice(1));
  const place = (asked.get('host') ?? '').replace(/^ws/, 'http').replace(/\/$/, '');
  if (ADDRESS.test(place)) {
    storage.setItem(STORAGE_KEY, JSON.stringify({ url: place, token: asked.get('hostToken') ?? '' }));
  }
  if (url.hash.includes('hostToken=')) history.replaceState(null, '', `${url.pathname}${url.search}`);
  const stored = storage.getItem(STORAGE_KEY);
  return stored === null ? null : (JSON.parse(stored) as HostPlace);
}

/** The service's place, followed as the shell moves it; null while it is away, or where there is none. */
export function useHostPlace(): HostPlace | null {
  const [place, setPlace] = useState<HostPlace | null>(() => (shellBridge() === null ? hostPlaceOf() : null));
  useEffect(() => {
    const shell = shellBridge();
    if (shell === null) return;
    // The shell tells for as long as the page lives, whoever listens.
    let here = true;
    const move = (next: HostPlace | null): void => {
      if (here) setPlace((before) => (before?.url === next?.url && before?.token === next?.token ? before : next));
    };
    shell.onDeviceHost(move);
    void shell.deviceHost().then(move);
    return () => {
      here = false;
    };
  }, []);
  return place;
}
