/** Acts that wait for a second manager: carrying one out, withdrawing it, and what needs two managers. */

import { idKey } from '../../keys/ids.ts';
import type { ProposedAct, SecondManagerAct } from '../../keys/log/entry.ts';
import { isOpen } from '../../keys/log/second-manager.ts';
import type { LogProposal, LogState } from '../../keys/log/state.ts';
import { bareHex, equalBytes } from '../../lib/bytes.ts';
import { unreachable, WalletError } from '../../lib/errors.ts';
import { sessionChange as t } from '../../locales/en/session/change.ts';
import type { Why } from '../../messaging/security.ts';
import type { SigningPolicy } from '../../messaging/signing-policy.ts';
import type { IdentityDocument } from '../profile/profile.ts';
import { hashOfPolicy } from '../profile/signing-policy.ts';
import type { IdentityChange } from './change-draft.ts';
import { deleteCharacter } from './characters.ts';
import { removeMethods, setLevels, setMethodLevel } from './levels.ts';
import { setLimits } from './policy-acts.ts';

/** @throws WalletError not-found | stale */
function openProposal(log: LogState, number: number, now: number): LogProposal {
  const proposal = log.proposals.get(number);
  if (!proposal) throw new WalletError('not-found', t.proposalEnded);
  if (!isOpen(log, proposal, now)) throw new WalletError('refused', t.proposalOutdated);
  return proposal;
}

/**
 * Does what another manager proposed, with new keys made here.
 * @param why `lost`: accounts that somebody loses are listed as exposed
 * @throws WalletError not-found | refused
 */
export async function carryOut(change: IdentityChange, number: number, why: Why, now: number): Promise<void> {
  const { acts, by } = openProposal(change.log(), number, now);
  const { methods } = change.log();
  const author = methods.get(change.authorId);
  if (author?.rank !== 'recovery' && author?.personId === methods.get(by)?.personId)
    throw new WalletError('refused', t.ownProposal);
  for (const act of acts) await perform(change, act, why);
}

async function perform(change: IdentityChange, act: ProposedAct, why: Why): Promise<void> {
  switch (act.kind) {
    case 'mode-revoke':
      return removeMethods(change, act.methodIds.map(bareHex), why);
    case 'mode-grant':
    case 'mode-lower':
      return setMethodLevel(change, bareHex(act.methodId), bareHex(act.levelId), why);
    case 'character-remove':
      return deleteCharacter(change, bareHex(act.characterId));
    case 'policy': {
      const levels = act.levels.map(
        ({ id, manages, characters }) =>
          [
            idKey(id),
            { id, manages, rights: new Map(characters.map((held) => [idKey(held.id), held.right])) },
          ] as const,
      );
      await setLevels(change, new Map(levels), why, act);
      for (const id of Object.keys(change.names.levels))
        if (!change.log().levels.has(id)) delete change.names.levels[id];
      return;
    }
    case 'identity-delete':
      return change.append({ kind: 'identity-delete' });
    case 'limits':
      return setLimits(change, proposedLimits(change.names, act.hash));
    case 'export-allow':
      return change.append(act);
    default:
      unreachable(act);
  }
}

/** @throws WalletError refused: they are not in the names document, or are other ones */
function proposedLimits({ proposedLimits = {} }: IdentityDocument, hash: Uint8Array): SigningPolicy {
  const found = proposedLimits[bareHex(hash)];
  const is = found ? hashOfPolicy(found) : null;
  if (found && is !== null && equalBytes(is, hash)) return found;
  throw new WalletError('refused', t.proposedLimitsUnreadable);
}

/** Any manager may withdraw any proposal. @throws WalletError not-found */
export function withdrawProposal(change: IdentityChange, number: number): void {
  if (!change.log().proposals.has(number)) throw new WalletError('not-found', t.proposalEnded);
  change.append({ kind: 'act-withdraw', proposal: number });
}

/** Says what needs two managers. Turning it off needs two as well. */
export const setSecondManagerFor = (change: IdentityChange, acts: readonly SecondManagerAct[]): Promise<void> =>
  setLevels(change, new Map(change.log().levels), 'not-lost', { delay: change.log().delay, secondManagerFor: acts });
