import '@turno25/shared/ui/fonts.ts';
import { mount } from '@turno25/shared/ui/Root.tsx';
import { CataloguePage } from './catalogue/CataloguePage.tsx';
import { Door } from './door/Door.tsx';

mount(<Door>{(session, signOut) => <CataloguePage session={session} onSignOut={signOut} />}</Door>);
