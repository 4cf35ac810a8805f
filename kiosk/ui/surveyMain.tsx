import { systemSources } from '@turno25/shared/time/sources.ts';
import { mount } from '@turno25/shared/ui/Root.tsx';
import { Survey } from './pages/Survey.tsx';

// On a telephone as on a phone, on a screen of the branch as on a kiosk.
const large = matchMedia('(min-width: 700px)');
const adapt = (): void => {
  document.documentElement.dataset.density = large.matches ? 'kiosk' : 'phone';
};
// Safari tells of a changed query since 14 only.
addEventListener('resize', adapt);
adapt();
mount(<Survey />, systemSources);
