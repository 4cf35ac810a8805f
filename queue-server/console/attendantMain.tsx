import '@turno25/shared/ui/fonts.ts';
import { mount } from '@turno25/shared/ui/Root.tsx';
import { AttendantPage } from './attendant/AttendantPage.tsx';

mount(<AttendantPage />);
