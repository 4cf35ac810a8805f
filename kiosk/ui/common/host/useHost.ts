import { useEffect, useEffectEvent, useState } from 'react';
import { type DeviceHost, type HostListener, openHost } from './deviceHost.ts';
import { useHostPlace } from './hostPlace.ts';

/** The service beside the page; null where none was configured, and while the shell is starting it again. */
export function useHost(listener: HostListener): DeviceHost | null {
  const [host, setHost] = useState<DeviceHost | null>(null);
  const onScan = useEffectEvent(listener.onScan);
  const onPress = useEffectEvent(listener.onPress);
  const onPrint = useEffectEvent(listener.onPrint);
  const onStatus = useEffectEvent(listener.onStatus);
  const onConnected = useEffectEvent(listener.onConnected);
  const place = useHostPlace();
  useEffect(() => {
    if (place === null) return;
    const opened = openHost(place, {
      onScan: (scan) => onScan(scan),
      onPress: (button) => onPress(button),
      onPrint: (print) => onPrint(print),
      onStatus: (status) => onStatus(status),
      onConnected: () => onConnected(),
    });
    setHost(opened);
    return () => {
      opened.close();
      setHost(null);
    };
  }, [place]);
  return host;
}
