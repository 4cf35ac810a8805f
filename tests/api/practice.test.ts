import { branchConfig } from '@turno25/shared/contracts/configuration/branchConfig.ts';
import type { BranchConfig } from '@turno25/shared/domain/branch/config.ts';
import { describe, expect, test } from 'vitest';
import { seedConfig, withServer } from '../support/branch.ts';

function practised(): BranchConfig {
  const config = seedConfig();
  return { ...config, branch: { ...config.branch, id: `practica-${config.branch.id}`, practice: true } };
}

describe('a branch of practice', () => {
  test('says so in every answer and in every name that a person reads', () =>
    withServer(
      async ({ kiosk, manager, anonymous, server }) => {
        const reply = await fetch(`${server.address}/api/v1/track/nobody-0000-0000`);
        expect(reply.headers.get('turno25-practice')).toBe('yes');
        const catalog = (await kiosk.call('GET', '/catalog')).body;
        expect(catalog.branch.practice).toBe(true);
        const { body: ticket } = await kiosk.call('POST', '/tickets', { serviceId: 'pgu', class: 'general' });
        const track = (await anonymous.call('GET', `/track/${ticket.trackingToken}`)).body;
        const board = (await manager.call('GET', '/board')).body;
        for (const name of [catalog.branch.name, ticket.branchName, track.branchName, board.branchName])
          expect(name).toMatch(/^Práctica · /);
      },
      { config: branchConfig.parse(practised()) },
    ));

  test('never becomes a real one, nor a real one a branch of practice', async () => {
    for (const config of [practised(), seedConfig()]) {
      await withServer(
        async ({ admin, branch }) => {
          const { practice, ...rest } = branch.engine.state().config!.config.branch;
          const turned = practice === true ? rest : { ...rest, practice: true };
          const body = { version: 1, config: { ...branch.engine.state().config!.config, branch: turned } };
          expect((await admin.call('PUT', '/settings', body)).body.code).toBe('settings.practice');
        },
        { config },
      );
    }
  });

  test('an ordinary branch says nothing of it', () =>
    withServer(async ({ server, kiosk }) => {
      expect((await fetch(`${server.address}/api/v1/openapi.json`)).headers.get('turno25-practice')).toBeNull();
      expect((await kiosk.call('GET', '/catalog')).body.branch.practice).toBe(false);
    }));
});
