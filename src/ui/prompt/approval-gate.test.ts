/** Tests of what blocks an approval. */
import { describe, expect, it } from 'vitest';
import type { Review, Warning } from '../../messaging/approval.ts';
import { approvalGateOf } from './approval-gate.ts';

const review = (warnings: Warning[], refused = false): Review => ({ warnings, refused }) as Review;
const lookalike: Warning = { rule: 'look-alike', severity: 'danger', title: '', text: '', tick: 'I compared it' };

describe('footingOf', () => {
  it('is plain without a danger', () => {
    expect(approvalGateOf(review([{ ...lookalike, severity: 'caution' }]), new Set(['look-alike']))).toEqual({
      kind: 'plain',
      missingTicks: [],
    });
  });

  it('waits for the tick of every warning that needs one', () => {
    expect(approvalGateOf(review([lookalike]), new Set())).toEqual({ kind: 'danger', missingTicks: [lookalike] });
    expect(approvalGateOf(review([lookalike]), new Set(['look-alike']))).toEqual({ kind: 'danger', missingTicks: [] });
  });

  it('is refused if the review or a warning refuses', () => {
    expect(approvalGateOf(review([], true), new Set()).kind).toBe('refused');
    expect(approvalGateOf(review([{ ...lookalike, severity: 'refused' }]), new Set(['look-alike'])).kind).toBe(
      'refused',
    );
  });

  it('is refused if the signing policy refuses, and not if it only wants a login', () => {
    const note = (verdict: 'ask' | 'refused') => ({ verdict, text: '', methods: [] });
    expect(approvalGateOf(review([]), new Set(), note('refused')).kind).toBe('refused');
    expect(approvalGateOf(review([]), new Set(), note('ask')).kind).toBe('plain');
  });
});
