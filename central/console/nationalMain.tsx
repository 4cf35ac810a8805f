import '@turno25/shared/ui/fonts.ts';
import { mount } from '@turno25/shared/ui/Root.tsx';
import { CountryPage } from './country/CountryPage.tsx';
import { Door } from './door/Door.tsx';

mount(<Door>{(session, signOut) => <CountryPage session={session} onSignOut={signOut} />}</Door>);
