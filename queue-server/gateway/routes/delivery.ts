import { deliveryView as deliverySchema } from '@turno25/shared/contracts/delivery.ts';
import type { Branch } from '../../branch.ts';
import { deliveryView } from '../../centre/delivery.ts';
import { type Api, answers } from '../api.ts';

/** What of the branch's evidence still waits for the central office: for the manager, and for a technician at a kiosk. */
export function deliveryRoutes(app: Api, branch: Branch): void {
  app.get(
    '/delivery',
    {
      config: { permission: 'handover.read' },
      schema: {
        tags: ['ledger'],
        summary: 'What still waits for the central office; null where there is none',
        response: answers(deliverySchema.nullable()),
      },
    },
    () => deliveryView(branch.engine.state(), branch.delivery, branch.engine.now()),
  );
}
