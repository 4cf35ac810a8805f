import { mount } from '@turno25/shared/ui/Root.tsx';
import { Board } from './board/Board.tsx';

mount(<Board />);
