import '@turno25/shared/ui/fonts.ts';
import { mount } from '@turno25/shared/ui/Root.tsx';
import { AuditPage } from './audit/AuditPage.tsx';

mount(<AuditPage />);
