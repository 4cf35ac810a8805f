import '@turno25/shared/ui/fonts.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { mount } from '@turno25/shared/ui/Root.tsx';
import { Board } from './page/Board.tsx';

mount(<Board />, systemSources);
