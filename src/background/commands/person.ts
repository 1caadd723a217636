/** Commands about persons and about acts that need two managers. Each carries a fresh proof. */
import { ensureOpensWithout } from '../hidden-identities.ts';
import type { Wallet } from '../wallet.ts';
import { type Handlers, settled } from './handler.ts';

export function personCommands(wallet: Wallet) {
  const { session } = wallet;
  const { persons } = session;

  const methodsOf = async (personId: string): Promise<string[]> =>
    (await session.view()).log.methods.filter((method) => method.personId === personId).map(({ id }) => id);

  async function removedBy(proposal: number): Promise<string[]> {
    const found = (await session.view()).log.proposals.find(({ number }) => number === proposal);
    return (found?.acts ?? []).flatMap((act) => (act.what === 'remove' ? act.methodIds : []));
  }

  return {
    async 'rename-person'({ personId, name, proof }) {
      await persons.rename(proof, personId, name);
      return null;
    },
    async 'remove-person'({ personId, why, proof }) {
      await ensureOpensWithout(wallet, await methodsOf(personId));
      await persons.remove(proof, personId, why);
      return settled(wallet, null);
    },
    async 'set-person-level'({ personId, levelId, why, proof }) {
      await persons.setLevel(proof, personId, levelId, why);
      return settled(wallet, null);
    },
    async 'require-two'({ acts, proof }) {
      await persons.requireTwo(proof, acts);
      return settled(wallet, null);
    },
    async 'carry-out'({ proposal, why, proof }) {
      await ensureOpensWithout(wallet, await removedBy(proposal));
      await persons.carryOut(proof, proposal, why);
      return settled(wallet, null);
    },
    async 'allow-export'({ methodId, characterId, proof }) {
      await persons.allowExport(proof, methodId, characterId);
      return null;
    },
    async 'withdraw-proposal'({ proposal, proof }) {
      await persons.withdraw(proof, proposal);
      return null;
    },
  } satisfies Partial<Handlers>;
}
