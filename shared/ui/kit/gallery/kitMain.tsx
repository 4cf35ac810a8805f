import '../../fonts.ts';
import { mount } from '../../Root.tsx';
import { Gallery } from './Gallery.tsx';

const asked = new URLSearchParams(location.search);
document.documentElement.dataset.density = asked.get('density') ?? 'console';
if (asked.get('contrast') === 'high') document.documentElement.dataset.contrast = 'high';

mount(<Gallery />);
