/** Persons, and acts that wait for a second manager, as the rest of the worker may ask for them. */
import { WalletError } from '../../lib/errors.ts';
import { sessionChange as t } from '../../locales/en/session/change.ts';
import type { Proof } from '../../messaging/login.ts';
import type { SecondManagerAct } from '../../messaging/persons.ts';
import type { Why } from '../../messaging/security.ts';
import type { RemoteOpaque } from '../../sync/remote/rows.ts';
import type { Profiles } from '../profile/profiles.ts';
import { accountRowOf, freeRow } from './account-row.ts';
import { methodsOfPerson, removePerson, renamePerson, setPersonLevel } from './persons.ts';
import { carryOut, setSecondManagerFor, withdrawProposal } from './proposals.ts';
import type { ProvenChanges } from './proven-changes.ts';

/** Each throws WalletError wrong-credential | not-allowed | stale | keys-missing. Persons by their id, hex. */
export interface PersonActs {
  rename(proof: Proof, personId: string, name: string): Promise<void>;
  /** Removes all login methods of a person. @param why `lost`: accounts that they opened are listed as exposed */
  remove(proof: Proof, personId: string, why: Why): Promise<void>;
  setLevel(proof: Proof, personId: string, levelId: string, why: Why): Promise<void>;
  /** Says what needs two managers. */
  requireTwo(proof: Proof, acts: readonly SecondManagerAct[]): Promise<void>;
  /** Does what another manager proposed. @param number of the proposal's entry @throws WalletError not-found | refused */
  carryOut(proof: Proof, number: number, why: Why): Promise<void>;
  /** Lets a login method take keys of a character out once, within a day. @throws WalletError not-found */
  allowExport(proof: Proof, methodId: string, characterId: string): Promise<void>;
  /** @throws WalletError not-found */
  withdraw(proof: Proof, number: number): Promise<void>;
}

/** @param opaqueHere the OPAQUE calls of the identity's key server; `null`: it has none */
export function createPersonActs(
  profiles: Profiles,
  { change, declare }: Pick<ProvenChanges, 'change' | 'declare'>,
  clock: () => number,
  opaqueHere: () => Promise<RemoteOpaque | null>,
  /** Frees the accounts of methods that have ended; never throws. */
  freeEnded: () => Promise<void>,
): PersonActs {
  return {
    rename: (proof, personId, name) => change(proof, async (identity) => renamePerson(identity, personId, name)),
    async remove(proof, personId, why) {
      const opaque = await opaqueHere();
      const left = await change(proof, async (identity) => {
        const rows = methodsOfPerson(identity.log(), personId).flatMap((id) => accountRowOf(identity, id) ?? []);
        await removePerson(identity, personId, why);
        return methodsOfPerson(identity.log(), personId).length === 0 ? rows : [];
      });
      if (opaque !== null) for (const row of left) await freeRow(opaque, row);
    },
    setLevel: (proof, personId, levelId, why) =>
      change(proof, (identity) => setPersonLevel(identity, personId, levelId, why)),
    requireTwo: (proof, acts) => change(proof, (identity) => setSecondManagerFor(identity, acts)),
    async carryOut(proof, number, why) {
      const { log } = await profiles.names();
      // A deletion brings no keys.
      if (log.proposals.get(number)?.acts.some(({ kind }) => kind === 'identity-delete'))
        return declare(proof, () => [{ kind: 'identity-delete' }]);
      await change(proof, (identity) => carryOut(identity, number, why, clock()));
      // What the proposal removed may have had an account.
      await freeEnded();
    },
    allowExport: (proof, methodId, characterId) =>
      declare(proof, (log) => {
        const [method, character] = [log.methods.get(methodId), log.characters.get(characterId)];
        if (!method || !character) throw new WalletError('not-found', t.methodOrCharacterGone);
        return [{ kind: 'export-allow', methodId: method.id, characterId: character.id }];
      }),
    withdraw: (proof, number) => change(proof, async (identity) => withdrawProposal(identity, number)),
  };
}
