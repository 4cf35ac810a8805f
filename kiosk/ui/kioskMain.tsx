import '@turno25/shared/ui/fonts.ts';
import { systemSources } from '@turno25/shared/time/sources.ts';
import { mount } from '@turno25/shared/ui/Root.tsx';
import { keepWindow } from './common/window/keepWindow.ts';
import { Kiosk } from './pages/Kiosk.tsx';
import { Machine } from './pages/Machine.tsx';
import { Preview } from './preview/Preview.tsx';

if (new URLSearchParams(location.search).has('preview')) mount(<Preview />, systemSources);
else {
  keepWindow();
  mount(
    <Machine>
      <Kiosk />
    </Machine>,
    systemSources,
  );
}
