/** A person whose everyday key has a level with signing rules. For tests only. */
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { SigningRule } from '../../messaging/signing-policy.ts';
import { createSigningActs, type SigningActs } from '../accounts/signing.ts';
import { createSigningGuard } from '../accounts/signing-guard.ts';
import type { Asked } from '../accounts/wanted.ts';
import { setRule } from '../change/policy-acts.ts';
import type { SessionCore } from '../session-core.ts';
import type { TestKey } from './add-key.ts';
import { household } from './household.ts';
import { proofOf } from './stage.ts';

export const SITE = 'https://app.example';

export const NO_RULE: SigningRule = {
  askAlways: false,
  askAbove: null,
  askAfterMinutes: null,
  daily: null,
  countsUnknown: true,
  sites: null,
};

export const proofBy = (key: TestKey) => proofOf({ ...key, recoveryKey: '', backup: '' });

export const signingOf = (session: SessionCore): SigningActs =>
  createSigningActs(
    createSigningGuard(session.parts, session.profiles),
    session.parts,
    session.profiles,
    session.ensureProof,
  );

/** A request of this id. @param origin by default the wallet itself */
export const askedAs = (approvalId: string, origin: string | null = null): Asked => ({
  approvalId,
  origin,
  told: [{ title: `Sign ${approvalId}`, amount: '' }],
});

/** A plain payment without a fee. */
export const paymentOf = (from: Hex, wei: number, nonce: number): PreparedTransaction => ({
  type: 'legacy',
  chainId: 1,
  from,
  to: '0x0000000000000000000000000000000000000b0b',
  value: `${wei}`,
  data: '0x',
  nonce,
  gasLimit: '21000',
  gasPrice: '0',
});

/** Logged in with the Blue key, whose level Daily opens Everyday alone. The fee of `pay` is nothing. */
export async function limitedPerson(rule: Partial<SigningRule>, forEvery = false) {
  const house = await household();
  const { stage, session, mine, everyday, daily, blue, created } = house;
  const set = (wanted: Partial<SigningRule>) =>
    session.change(mine, async (change) =>
      setRule(change, { levelId: forEvery ? null : daily, characterId: everyday }, { ...NO_RULE, ...wanted }),
    );
  await set(rule);
  const { accounts } = await session.profiles.read(everyday);
  const from = accounts[0]?.address as Hex;
  const logIn = async (key: TestKey) => stage.session.unlock(key.methodId, key.authenticator.prf(key.localSalt));
  await logIn(blue);
  const transaction = (wei: bigint, nonce: number, more: Partial<PreparedTransaction> = {}): PreparedTransaction =>
    ({
      type: 'legacy',
      chainId: 1,
      from,
      to: '0x0000000000000000000000000000000000000b0b',
      value: wei.toString(),
      data: '0x',
      nonce,
      gasLimit: '21000',
      gasPrice: '0',
      ...more,
    }) as PreparedTransaction;
  const asked = (approvalId: string, origin: string | null = SITE) => askedAs(approvalId, origin);
  const pay = (wei: bigint, nonce: number, approvalId = `pay-${nonce}`) =>
    signingOf(stage.session).transaction(asked(approvalId), everyday, transaction(wei, nonce), '0');
  return {
    ...house,
    key: created as TestKey,
    from,
    set,
    logIn,
    transaction,
    asked,
    pay,
    signing: () => signingOf(stage.session),
  };
}
