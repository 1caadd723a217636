/** One request that waits, and how it is approved. */
import type { Decision } from '../../messaging/approval.ts';
import { createWorld, type Overrides, requestOf, sending, startWorker } from './fakes.ts';

export const approval = (revision = 1, more: Partial<Decision & { kind: 'approve' }> = {}): Decision => ({
  kind: 'approve',
  revision,
  edits: {},
  ticked: [],
  ...more,
});

/** It has been shown for a second, so that it can be decided. */
export async function asked(overrides: Overrides = {}, payload = sending) {
  const world = createWorld();
  const approvals = startWorker(world, overrides);
  const { id, outcome } = await approvals.open(requestOf('tab:1', payload));
  world.now += 1000;
  return { world, approvals, id, outcome };
}
