import { mount } from '../../Root.tsx';
import { Gallery } from './Gallery.tsx';

const asked = new URLSearchParams(location.search).get('density');
document.documentElement.dataset.density = asked === 'kiosk' ? 'kiosk' : 'console';

mount(<Gallery />);
