/** Tests of grouping copies by computer. */
import { expect, it } from 'vitest';
import type { DeviceView, MethodView } from '../../../../messaging/snapshot.ts';
import { computersOf } from './computers.ts';

const method = (id: string, kind = 'passkey') => ({ id, kind, name: id }) as MethodView;
const device = (id: string, computerId: string, methodId: string, addedAt: number): DeviceView => ({
  id,
  computerId,
  methodId,
  addedAt,
  name: computerId,
  lastSeenAt: null,
  thisOne: computerId === 'here',
});

it('groups copies by computer, this computer first, and leaves out the recovery key', () => {
  const computers = computersOf({
    methods: [method('touch'), method('key'), method('paper', 'recovery-key')],
    devices: [
      device('d1', 'attic', 'touch', 5),
      device('d2', 'here', 'touch', 1),
      device('d3', 'office', 'key', 9),
      device('d4', 'here', 'key', 7),
      device('d5', 'here', 'key', 8),
      device('d6', 'd6', 'paper', 9),
      device('d7', 'd7', 'gone', 9),
    ],
  });
  expect(computers.map(({ id, since, methods }) => ({ id, since, methods: methods.map((each) => each.id) }))).toEqual([
    { id: 'here', since: 1, methods: ['touch', 'key'] },
    { id: 'office', since: 9, methods: ['key'] },
    { id: 'attic', since: 5, methods: ['touch'] },
  ]);
  expect(computers[0]?.devices.map(({ id }) => id)).toEqual(['d2', 'd4', 'd5']);
});
