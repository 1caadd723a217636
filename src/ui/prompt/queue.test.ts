/** Tests of which request a prompt shows, and its place in the queue. */
import { describe, expect, it } from 'vitest';
import type { ApprovalState, ApprovalView } from '../../messaging/approval.ts';
import { placeInQueue } from './queue.ts';

const approval = (id: string, state: ApprovalState): ApprovalView => ({ id, state }) as ApprovalView;

describe('placeInQueue', () => {
  it('shows the oldest waiting request and counts the decided ones before it', () => {
    const place = placeInQueue([approval('a', 'waiting'), approval('b', 'waiting')], 1);
    expect(place).toMatchObject({ current: { id: 'a' }, working: false, position: 2, total: 3 });
  });

  it('skips a request that is being carried out if another one waits', () => {
    const place = placeInQueue([approval('a', 'signed'), approval('b', 'waiting')], 1);
    expect(place).toMatchObject({ current: { id: 'b' }, working: false, position: 2, total: 2 });
  });

  it('keeps showing a request that is being carried out if no other one waits', () => {
    const place = placeInQueue([approval('a', 'approved'), approval('b', 'answered')], 1);
    expect(place).toMatchObject({ current: { id: 'a' }, working: true, position: 1, total: 1 });
  });

  it('is empty if all requests are answered', () => {
    expect(placeInQueue([approval('a', 'answered')], 1).current).toBeNull();
  });
});
