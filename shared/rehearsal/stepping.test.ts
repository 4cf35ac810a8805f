import { describe, expect, test } from 'vitest';
import { dispatch, play, type World } from './stepping.ts';

type Clerk = { readonly name: string; readonly skills: number; idleSince: number | null; turnAt: number };

/** A world that writes down what it is told; people come and go at given instants, and nobody is ever busy again. */
function worldOf(over: Partial<World<Clerk>> & { readonly clerks?: Clerk[]; readonly waiting?: number }) {
  const told: string[] = [];
  let waiting = over.waiting ?? 0;
  const clerks = over.clerks ?? [];
  const arrivals = [5];
  const leavings = [5];
  const world: World<Clerk> = {
    counters: clerks,
    idleOrder: 'longestIdle',
    arrivalAt: () => arrivals[0] ?? Number.POSITIVE_INFINITY,
    leavingAt: () => leavings[0] ?? Number.POSITIVE_INFINITY,
    turnAt: ({ turnAt }) => turnAt,
    arrive: (now) => {
      arrivals.shift();
      waiting += 1;
      told.push(`arrive ${now}`);
    },
    leave: (now) => {
      leavings.shift();
      waiting -= 1;
      told.push(`leave ${now}`);
    },
    turn: (clerk, now) => {
      clerk.turnAt = Number.POSITIVE_INFINITY;
      clerk.idleSince = now;
      told.push(`turn ${clerk.name} ${now}`);
    },
    idleSince: ({ idleSince }) => idleSince,
    skillCount: ({ skills }) => skills,
    somebodyWaits: () => waiting > 0,
    call: (clerk, now) => {
      told.push(`call ${clerk.name} ${now}`);
      return 'go on';
    },
    isOver: () => false,
    ...over,
  };
  return { world, told };
}

const clerk = (name: string, over: Partial<Clerk> = {}): Clerk => ({
  name,
  skills: 1,
  idleSince: null,
  turnAt: Number.POSITIVE_INFINITY,
  ...over,
});

describe('the order of things', () => {
  test('at one instant: who comes, who gives up, then counters by number', () => {
    const { world, told } = worldOf({ clerks: [clerk('a', { turnAt: 5 }), clerk('b', { turnAt: 5 })] });
    play(world);
    expect(told).toEqual(['arrive 5', 'leave 5', 'turn a 5', 'turn b 5']);
  });

  test('after each thing the idle counters choose for as long as somebody waits', () => {
    const { world, told } = worldOf({ clerks: [clerk('a', { idleSince: 2 }), clerk('b', { turnAt: 6 })] });
    play(world);
    expect(told).toEqual(['arrive 5', 'call a 5', 'leave 5', 'turn b 6']);
  });

  test('nothing that comes later than asked for happens', () => {
    const { world, told } = worldOf({ clerks: [clerk('a', { turnAt: 9 })] });
    play(world, 8);
    expect(told).toEqual(['arrive 5', 'leave 5']);
  });

  test('it ends when the world is over, whatever is left', () => {
    const { world, told } = worldOf({ isOver: () => told.length === 1 });
    play(world);
    expect(told).toEqual(['arrive 5']);
  });
});

describe('idle counters', () => {
  const clerks = (): Clerk[] => [
    clerk('late', { idleSince: 3 }),
    clerk('busy'),
    clerk('broad', { idleSince: 1, skills: 4 }),
    clerk('equal', { idleSince: 3 }),
  ];

  test('choose by how long they have been idle, then by number', () => {
    const { world, told } = worldOf({ clerks: clerks(), waiting: 9 });
    expect(dispatch(world, 7)).toBe('go on');
    expect(told).toEqual(['call broad 7', 'call late 7', 'call equal 7']);
  });

  test('choose by how few services they give first, where the rule says so', () => {
    const { world, told } = worldOf({ clerks: clerks(), waiting: 9, idleOrder: 'fewestSkills' });
    dispatch(world, 7);
    expect(told).toEqual(['call late 7', 'call equal 7', 'call broad 7']);
  });

  test('stop when whoever watches has seen enough', () => {
    const { world } = worldOf({ clerks: clerks(), waiting: 9, call: () => 'stop' });
    expect(dispatch(world, 7)).toBe('stop');
  });
});
