import { useEffect, useEffectEvent, useState } from 'react';
import { type DeviceHost, type HostListener, hostAddress, openHost } from './host.ts';

/** The machine's own scanner, buttons and printer; null where no service was configured for them. */
export function useHost(listener: HostListener): DeviceHost | null {
  const [host, setHost] = useState<DeviceHost | null>(null);
  const onScan = useEffectEvent(listener.onScan);
  const onButton = useEffectEvent(listener.onButton);
  useEffect(() => {
    const address = hostAddress();
    if (address === null) return;
    const opened = openHost(address, { onScan: (scan) => onScan(scan), onButton: (button) => onButton(button) });
    setHost(opened);
    return () => opened.close();
  }, []);
  return host;
}
