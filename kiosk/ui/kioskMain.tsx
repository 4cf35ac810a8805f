import { mount } from '@turno25/shared/ui/Root.tsx';
import { Kiosk } from './kiosk/Kiosk.tsx';

mount(<Kiosk />);
