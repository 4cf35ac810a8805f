import { useDevice } from '@turno25/shared/ui/device.ts';
import { Enrolment } from '@turno25/shared/ui/Enrolment.tsx';
import '../common/kiosk.css';
import { KioskSession } from './KioskSession.tsx';

/** The self-service machine: a technician enrols it once; from then on it serves one person after another. */
export function Kiosk() {
  const device = useDevice('kiosk');
  return device.token === null ? (
    <Enrolment kind="kiosk" device={device} key={device.code} />
  ) : (
    <KioskSession token={device.token} onTokenRefused={device.forget} />
  );
}
