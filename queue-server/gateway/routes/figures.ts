import type { Branch } from '../../branch.ts';
import type { Api } from '../api.ts';

export function figureRoutes(_app: Api, _branch: Branch): void {}
