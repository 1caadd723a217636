/** Tests that what a person chose and took back before the decision is not given: only the decision says what needs no prompt. */
import { expect, it } from 'vitest';
import { WalletError } from '../lib/errors.ts';
import type { ApprovalEdits, Decision } from '../messaging/approval.ts';
import type { ApprovalRecord, Payload } from './record.ts';
import {
  ACCOUNT,
  createWorld,
  recordsOf,
  requestOf,
  reviewedAs,
  reviewOf,
  sending,
  startWorker,
} from './testing/fakes.ts';

const TERMS = { minutes: 10, transactions: 3, coins: '1', fee: '1', tokens: [] };
const cost = { coins: '1', fee: '1', tokens: [] };
const offer = { contract: ACCOUNT, selector: '0x93e84cd9', cost, symbol: 'ETH', decimals: 18 } as const;

function start(signTransactions?: () => Promise<never>) {
  const world = createWorld();
  const approvals = startWorker(world, {
    executor: signTransactions ? { signTransactions } : {},
    review: async (request, edits) => {
      const review = reviewOf(request, edits);
      const { body } = review;
      return reviewedAs(body.kind === 'transaction' ? { ...review, body: { ...body, repeat: { offer } } } : review);
    },
  });
  return { world, approvals };
}

const approval = ({ revision }: ApprovalRecord, edits: ApprovalEdits): Decision => ({
  ...{ kind: 'approve', revision, edits, ticked: [] },
});

it.each<[string, Payload, ApprovalEdits, ApprovalEdits, ApprovalEdits]>([
  ['repeated transactions', sending, { again: TERMS }, { nonce: 9 }, {}],
  ['sign-ins', { kind: 'connect' }, { signInAgain: 'month' }, { chainId: 1 }, { newAccount: true }],
])('%s that the person took back are not given', async (_what, payload, wish, change, decided) => {
  const { world, approvals } = start();
  const { id } = await approvals.open(requestOf('tab:1', payload));
  // What the page sends while something else changes holds the wish, too.
  await approvals.update(id, { ...wish, ...change });
  world.now += 1_000;
  await approvals.decide(id, approval(recordsOf(world)[0] as ApprovalRecord, { ...change, ...decided }));
  expect(recordsOf(world)[0]).toMatchObject({ state: 'answered', edits: change });
  expect(recordsOf(world)[0]?.edits).not.toHaveProperty(Object.keys(wish)[0] as string);
});

it('is given with the decision, and not with a later one after a login', async () => {
  const signTransactions = () => Promise.reject(new WalletError('needs-login', 'Log in first.'));
  const { world, approvals } = start(signTransactions);
  const { id } = await approvals.open(requestOf('tab:1'));
  const decide = async (edits: ApprovalEdits) => {
    world.now += 1_000;
    await approvals.decide(id, approval(recordsOf(world)[0] as ApprovalRecord, edits)).catch(() => undefined);
    return recordsOf(world)[0]?.edits.again;
  };
  expect(await decide({ again: TERMS })).toEqual(TERMS);
  expect(await decide({})).toBeUndefined();
});
