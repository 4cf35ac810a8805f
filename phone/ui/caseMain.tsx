import { mount } from '@turno25/shared/ui/Root.tsx';
import { CasePage } from './CasePage.tsx';

mount(<CasePage />);
