/**
 * Changes of the identity, each with a fresh proof. A change waits for its turn, is written, and then recorded as the head of
 * the login method that made it. See [Note: Lock order] in state/session-parts.ts.
 */
import { charactersOf, type LogState } from '../../keys/log/state.ts';
import { bareHex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionChange as t } from '../../locales/en/session/change.ts';
import type { Proof } from '../../messaging/login.ts';
import { againIfStale } from '../../sync/again-if-stale.ts';
import { recordHead } from '../follow/record-head.ts';
import type { ModeSecret } from '../login/login-secrets.ts';
import { ensureNotGone, ensureUsable, openMethod } from '../login/method-login.ts';
import { withProof } from '../login/with-proof.ts';
import type { SessionParts } from '../state/session-parts.ts';
import type { IdentityChange } from './change-draft.ts';
import { appendStatements, type Statement } from './declare.ts';
import { changeIdentity } from './identity-change.ts';

export interface ProvenChanges {
  /** One change of the identity. @throws WalletError wrong-credential | not-allowed | stale | keys-missing */
  change<Value>(proof: Proof, act: (change: IdentityChange) => Promise<Value>): Promise<Value>;
  /**
   * Entries that bring no key (see declare.ts), by any login method in use.
   * @param freezeSeed of a new freeze code; the caller wipes it
   * @throws WalletError wrong-credential | not-allowed
   */
  declare(proof: Proof, make: (log: LogState) => readonly Statement[], freezeSeed?: Uint8Array): Promise<void>;
  /** The same, also by a frozen login method: it can still end what waits. */
  declareEvenFrozen(proof: Proof, make: (log: LogState) => readonly Statement[]): Promise<void>;
  /** Is this proof by a login method in use of this identity? @returns its hex id @throws WalletError wrong-credential */
  ensureOwnProof(proof: Proof): Promise<string>;
  /** Is this proof by a login method that holds the character? @returns its hex id @throws WalletError wrong-credential | not-allowed */
  ensureProof(proof: Proof, characterId: string): Promise<string>;
}

/** @param lockIfClosed called when a change has closed the session that was open before it */
export function createProvenChanges(parts: SessionParts, lockIfClosed: () => Promise<void>): ProvenChanges {
  async function write<Value>(proof: Proof, work: (modeSecret: ModeSecret) => Promise<Value>): Promise<Value> {
    const wasOpen = (await parts.keyring.layers()).length > 0;
    try {
      return await withProof(proof, async (modeSecret) => {
        const value = await againIfStale(() => parts.inContact(() => parts.inTurn(() => work(modeSecret))));
        await recordHead(parts, modeSecret);
        return value;
      });
    } finally {
      // A login method that lost its own right is closed by the change: the rest of the worker has to hear of it.
      if (wasOpen) await lockIfClosed();
    }
  }

  return {
    change: (proof, act) => write(proof, (modeSecret) => changeIdentity(parts, modeSecret, act, proof.withoutKeys)),
    declare: (proof, make, freezeSeed) =>
      write(proof, (modeSecret) => appendStatements(parts, modeSecret, ensureUsable, make, freezeSeed)),
    declareEvenFrozen: (proof, make) =>
      write(proof, (modeSecret) => appendStatements(parts, modeSecret, ensureNotGone, make)),
    ensureOwnProof: (proof) =>
      withProof(proof, async (modeSecret) => {
        const method = await openMethod(parts, modeSecret);
        method.wipe();
        return bareHex(method.method.id);
      }),
    ensureProof: (proof, characterId) =>
      withProof(proof, async (modeSecret) => {
        const method = await openMethod(parts, modeSecret);
        method.wipe();
        if (!charactersOf(method.log, method.method.id).includes(characterId))
          throw new WalletError('not-allowed', t.characterNotOpened);
        return bareHex(method.method.id);
      }),
  };
}
