import '@turno25/shared/ui/fonts.ts';
import { mount } from '@turno25/shared/ui/Root.tsx';
import { SatisfactionPage } from './satisfaction/SatisfactionPage.tsx';

mount(<SatisfactionPage />);
