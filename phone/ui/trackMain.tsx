import { systemSources } from '@turno25/shared/time/sources.ts';
import { mount } from '@turno25/shared/ui/Root.tsx';
import { TrackPage } from './TrackPage.tsx';

mount(<TrackPage />, systemSources);
