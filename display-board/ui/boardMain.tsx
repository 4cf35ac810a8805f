import '@turno25/shared/ui/fonts.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { mount } from '@turno25/shared/ui/Root.tsx';
import { Board } from './page/Board.tsx';
import { Preview } from './preview/Preview.tsx';

const previewed = new URLSearchParams(location.search).has('preview');
mount(previewed ? <Preview /> : <Board />, systemSources);
