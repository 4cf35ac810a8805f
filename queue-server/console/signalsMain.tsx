import '@turno25/shared/ui/fonts.ts';
import { mount } from '@turno25/shared/ui/Root.tsx';
import { SignalsPage } from './oversight/SignalsPage.tsx';

mount(<SignalsPage />);
