/** Login methods and levels as the rest of the worker may change them, each act with a fresh proof. */
import type { Proof } from '../../messaging/login.ts';
import type { Whose } from '../../messaging/persons.ts';
import type { Why } from '../../messaging/security.ts';
import type { RemoteOpaque } from '../../sync/remote/rows.ts';
import { namedAuthenticator } from '../login/authenticator.ts';
import type { OpenCredential } from '../login/login-method.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { type AccountRow, accountRowOf, freeRow, isSameRow } from './account-row.ts';
import { bindAdded, prepareMethod } from './add-method.ts';
import type { IdentityChange } from './change-draft.ts';
import * as levels from './levels.ts';
import { type Placing, placing } from './placing-rows.ts';
import type { ProvenChanges } from './proven-changes.ts';
import { bindReset, type Reset, resetCredential } from './reset-method.ts';

/** Each throws WalletError wrong-credential | not-allowed | stale | keys-missing. */
export interface MethodActs {
  /**
   * Adds a login method and makes its copy on this computer, unless it has to wait for the delay. @returns its id, hex
   * @param wanted `thenLevelId`: given in the same change, or proposed where that needs two managers
   */
  add(
    proof: Proof,
    made: OpenCredential,
    wanted: { name: string; levelId: string; thenLevelId?: string | undefined; whose?: Whose | undefined },
  ): Promise<string>;
  /** Replaces the credential of a login method, and the keys of everything that the old one could open. */
  reset(proof: Proof, made: OpenCredential, wanted: { methodId: string; why: Why }): Promise<void>;
  rename(proof: Proof, methodId: string, name: string): Promise<void>;
  remove(proof: Proof, methodId: string, why: Why): Promise<void>;
  setLevel(proof: Proof, methodId: string, levelId: string, why: Why): Promise<void>;
}

/** @param opaqueHere the OPAQUE calls of the identity's key server; `null`: it has none */
export function createMethodActs(
  parts: SessionParts,
  { change }: Pick<ProvenChanges, 'change'>,
  opaqueHere: () => Promise<RemoteOpaque | null>,
): MethodActs {
  /** Frees what `act` leaves. The server is found before: an act that takes the open login's own right closes the session. */
  async function freeing<Value>(act: () => Promise<{ value: Value; left: AccountRow[] }>): Promise<Value> {
    const opaque = await opaqueHere();
    const { value, left } = await act();
    if (opaque !== null) for (const row of left) await freeRow(opaque, row);
    return value;
  }

  return {
    async add(proof, { bound, secrets, enrolment, account }, { name, levelId, thenLevelId, whose }) {
      const wanted = { credential: bound, name, levelId, thenLevelId, whose, account };
      const added = await placing(parts, enrolment, (placingAt) =>
        change(proof, (identity) => prepareMethod(parts, identity, { ...wanted, placing: placingAt() }, secrets)),
      );
      await bindAdded(parts, bound, added, secrets);
      return added.methodId;
    },
    async reset(proof, { bound, secrets, enrolment, account }, { methodId, why }) {
      const wanted = { methodId, kind: bound.kind, why, account, ...namedAuthenticator(bound) };
      const act = (placingAt: (before: Uint8Array | null) => Placing) =>
        change(proof, async (identity) => {
          const before = accountRowOf(identity, methodId);
          const stays = before !== null && enrolment !== null && isSameRow(before.account, enrolment.row);
          const rows = placingAt(stays ? before.control : null);
          const made = await resetCredential(parts, identity, { ...wanted, placing: rows }, secrets);
          return { value: made, left: stays || before === null || !isReset(identity, made) ? [] : [before] };
        });
      const reset = await freeing(() => placing(parts, enrolment, act));
      await bindReset(parts, bound, reset, secrets);
    },
    rename: (proof, methodId, name) => change(proof, async (identity) => levels.renameMethod(identity, methodId, name)),
    remove: (proof, methodId, why) =>
      freeing(() =>
        change(proof, async (identity) => {
          const left = accountRowOf(identity, methodId);
          await levels.removeMethod(identity, methodId, why);
          return { value: undefined, left: left === null || !isRemoved(identity, methodId) ? [] : [left] };
        }),
      ),
    setLevel: (proof, methodId, levelId, why) =>
      change(proof, (identity) => levels.setMethodLevel(identity, methodId, levelId, why)),
  };
}

/** Once the log has the reset, the old credential never opens again, even if the new one has to wait and is then cancelled. `false` where the reset waits for a second manager. */
const isReset = (change: IdentityChange, { methodId, generation }: Reset): boolean =>
  change.log().methods.get(methodId)?.generation === generation;

/** `false` where the removal waits for a second manager. */
const isRemoved = (change: IdentityChange, methodId: string): boolean =>
  change.log().methods.get(methodId)?.state === 'revoked';

/** Each throws WalletError wrong-credential | not-allowed | stale | keys-missing. */
export interface LevelActs {
  /** @returns the id of the new level, hex @throws WalletError exists: another level has the name */
  create(proof: Proof, wanted: levels.WantedLevel): Promise<string>;
  /** @param why `lost`: accounts of characters that the level loses are listed as exposed */
  change(proof: Proof, levelId: string, wanted: levels.WantedLevel, why: Why): Promise<void>;
  remove(proof: Proof, levelId: string): Promise<void>;
}

export const createLevelActs = ({ change }: Pick<ProvenChanges, 'change'>): LevelActs => ({
  create: (proof, wanted) => change(proof, (identity) => levels.newLevel(identity, wanted)),
  change: (proof, levelId, wanted, why) =>
    change(proof, (identity) => levels.changeLevel(identity, levelId, wanted, why)),
  remove: (proof, levelId) => change(proof, (identity) => levels.removeLevel(identity, levelId)),
});
