import '@turno25/shared/ui/fonts.ts';
import { mount } from '@turno25/shared/ui/Root.tsx';
import { SetupPage } from './setup/SetupPage.tsx';

mount(<SetupPage />);
