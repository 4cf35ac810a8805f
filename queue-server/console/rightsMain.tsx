import '@turno25/shared/ui/fonts.ts';
import { mount } from '@turno25/shared/ui/Root.tsx';
import { RightsPage } from './rights/RightsPage.tsx';

mount(<RightsPage />);
