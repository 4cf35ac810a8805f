import '@turno25/shared/ui/fonts.ts';
import { mount } from '@turno25/shared/ui/Root.tsx';
import { ManagerPage } from './manager/ManagerPage.tsx';

mount(<ManagerPage />);
