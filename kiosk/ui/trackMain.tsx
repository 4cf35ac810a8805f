import { mount } from '@turno25/shared/ui/Root.tsx';
import { TrackPage } from './track/TrackPage.tsx';

mount(<TrackPage />);
