import { systemSources } from '@turno25/shared/time/sources.ts';
import { mount } from '@turno25/shared/ui/Root.tsx';
import { Survey } from './pages/Survey.tsx';

mount(<Survey />, systemSources);
