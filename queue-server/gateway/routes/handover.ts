import { handoverView as handoverSchema } from '@turno25/shared/contracts/handover.ts';
import { type Api, answers } from '@turno25/shared/http/api.ts';
import type { Branch } from '../../branch.ts';
import { handoverView } from '../../centre/handover.ts';

/** What of the branch's evidence still waits for the central office: for the manager, and for a technician at a kiosk. */
export function handoverRoutes(app: Api, branch: Branch): void {
  app.get(
    '/handover',
    {
      config: { permission: 'handover.read' },
      schema: {
        tags: ['ledger'],
        summary: 'What still waits for the central office; null where there is none',
        response: answers(handoverSchema.nullable()),
      },
    },
    () => handoverView(branch.engine.state(), branch, branch.engine.now()),
  );
}
