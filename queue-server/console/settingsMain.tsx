import '@turno25/shared/ui/fonts.ts';
import { mount } from '@turno25/shared/ui/Root.tsx';
import { SettingsPage } from './settings/SettingsPage.tsx';

mount(<SettingsPage />);
