import '@turno25/shared/ui/fonts.ts';
import { mount } from '@turno25/shared/ui/Root.tsx';
import { OirsPage } from './oirs/OirsPage.tsx';

mount(<OirsPage />);
