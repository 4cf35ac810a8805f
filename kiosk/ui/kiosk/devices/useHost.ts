import { useEffect, useEffectEvent, useState } from 'react';
import { type DeviceHost, type HostListener, hostAddress, openHost } from './host.ts';

/** The service beside the page; null where none was configured. */
export function useHost(listener: HostListener): DeviceHost | null {
  const [host, setHost] = useState<DeviceHost | null>(null);
  const onScan = useEffectEvent(listener.onScan);
  const onPress = useEffectEvent(listener.onPress);
  const onPrint = useEffectEvent(listener.onPrint);
  const onStatus = useEffectEvent(listener.onStatus);
  useEffect(() => {
    const address = hostAddress();
    if (address === null) return;
    const opened = openHost(address, {
      onScan: (scan) => onScan(scan),
      onPress: (button) => onPress(button),
      onPrint: (print) => onPrint(print),
      onStatus: (status) => onStatus(status),
    });
    setHost(opened);
    return () => opened.close();
  }, []);
  return host;
}
