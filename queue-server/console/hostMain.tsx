import '@turno25/shared/ui/fonts.ts';
import { mount } from '@turno25/shared/ui/Root.tsx';
import { HostPage } from './host/HostPage.tsx';

mount(<HostPage />);
