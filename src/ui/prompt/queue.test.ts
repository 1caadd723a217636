/** Tests of which request a prompt shows, and its place. */
import { describe, expect, it } from 'vitest';
import type { ApprovalState, ApprovalView } from '../../messaging/approval.ts';
import { placeInQueue } from './queue.ts';

const approval = (id: string, state: ApprovalState): ApprovalView => ({ id, state }) as ApprovalView;

describe('placeInQueue', () => {
  it('shows the oldest that waits and counts those decided before it', () => {
    const place = placeInQueue([approval('a', 'waiting'), approval('b', 'waiting')], 1);
    expect(place).toMatchObject({ current: { id: 'a' }, working: false, position: 2, total: 3 });
  });

  it('passes by one that is being carried out while another waits', () => {
    const place = placeInQueue([approval('a', 'signed'), approval('b', 'waiting')], 1);
    expect(place).toMatchObject({ current: { id: 'b' }, working: false, position: 2, total: 2 });
  });

  it('keeps the one being carried out in view when nothing else waits', () => {
    const place = placeInQueue([approval('a', 'approved'), approval('b', 'answered')], 1);
    expect(place).toMatchObject({ current: { id: 'a' }, working: true, position: 1, total: 1 });
  });

  it('is empty when all are answered', () => {
    expect(placeInQueue([approval('a', 'answered')], 1).current).toBeNull();
  });
});
