import { mount } from '@turno25/shared/ui/Root.tsx';
import { Survey } from './survey/Survey.tsx';

mount(<Survey />);
