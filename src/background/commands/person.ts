/** Commands about persons and about acts that need two managers. Each carries a fresh proof. */
import type { Wallet } from '../wallet.ts';
import { type Handlers, settled } from './handler.ts';

export function personCommands(wallet: Wallet) {
  const { persons } = wallet.session;
  return {
    async 'rename-person'({ personId, name, proof }) {
      await persons.rename(proof, personId, name);
      return null;
    },
    async 'remove-person'({ personId, why, proof }) {
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
