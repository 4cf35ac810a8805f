import { mount } from '@turno25/shared/ui/Root.tsx';
import { Kiosk } from './kiosk/Kiosk.tsx';
import { Machine } from './machine/Machine.tsx';

mount(
  <Machine>
    <Kiosk />
  </Machine>,
);
