/** Creates the permissions to repeat without a prompt, from the session, the grants and session memory. */
import type { Repeat } from '../../approvals/repeat/budget.ts';
import { createRepeats, type Repeats } from '../../approvals/repeat/repeats.ts';
import type { Session } from '../../session/session.ts';
import type { Memories } from '../browser/memory.ts';
import type { GrantParts } from './grants.ts';
import type { OpenState } from './open-state.ts';

export interface RepeatDeps {
  session: Pick<Session, 'policy'>;
  memory: Memories;
  grants: { permissions: Pick<GrantParts['permissions'], 'serving'> };
  open: Readonly<OpenState>;
  changed(): void;
}

export const createRepeatParts = ({ session, memory, grants, open, changed }: RepeatDeps): Repeats =>
  createRepeats({
    store: memory<Repeat[]>('repeats'),
    clock: Date.now,
    isOpen: (characterId) => open.characterIds.has(characterId),
    async isConnected({ origin, characterId, account, chainId }) {
      const grant = await grants.permissions.serving(origin);
      return grant?.characterId === characterId && grant.chainId === chainId && grant.accounts.includes(account);
    },
    // What is left of a daily limit changes with each payment, and is no change of the limit.
    limits: async () => JSON.stringify((await session.policy.rules()).map(({ left: _left, ...rule }) => rule)),
    onChange: changed,
  });
