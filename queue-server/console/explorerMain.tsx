import '@turno25/shared/ui/fonts.ts';
import { mount } from '@turno25/shared/ui/Root.tsx';
import { ExplorerPage } from './explorer/ExplorerPage.tsx';

mount(<ExplorerPage />);
