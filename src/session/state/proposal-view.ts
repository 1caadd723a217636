/** An act that waits for a second manager, as screens need it: ids in hex. */
import { idKey } from '../../keys/ids.ts';
import type { ProposedAct } from '../../keys/log/entry.ts';
import { isOpen, PROPOSAL_LIFE } from '../../keys/log/second-manager.ts';
import type { LogProposal, LogState } from '../../keys/log/state.ts';
import { bareHex } from '../../lib/bytes.ts';
import { unreachable } from '../../lib/errors.ts';
import type { LimitChange, ProposalView, ProposedActView } from '../../messaging/persons.ts';
import { openedBy } from './opened-by.ts';

type LimitsOf = (hash: Uint8Array) => LimitChange[] | null;

/** @param limitsOf what proposed limits of this hash would change */
export const viewProposal = (log: LogState, limitsOf: LimitsOf, proposal: LogProposal): ProposalView => ({
  number: proposal.number,
  by: proposal.by,
  at: proposal.proposedAt,
  until: proposal.proposedAt + PROPOSAL_LIFE,
  // What its time ends is told by `until`.
  stale: !isOpen(log, proposal, proposal.proposedAt),
  acts: proposal.acts.map((act) => viewAct(log, limitsOf, act)),
});

function viewAct(
  log: Pick<LogState, 'secondManagerFor' | 'delay'>,
  limitsOf: LimitsOf,
  act: ProposedAct,
): ProposedActView {
  switch (act.kind) {
    case 'mode-revoke':
      return { what: 'remove', methodIds: act.methodIds.map(bareHex) };
    case 'mode-grant':
    case 'mode-lower':
      return { what: 'level', methodId: bareHex(act.methodId), levelId: bareHex(act.levelId) };
    case 'character-remove':
      return { what: 'delete-character', characterId: bareHex(act.characterId) };
    case 'policy':
      if (act.secondManagerFor.join() !== log.secondManagerFor.join())
        return { what: 'two-managers', acts: act.secondManagerFor };
      return {
        what: 'levels',
        levels: act.levels.map(({ id, manages, characters }) => ({
          id: idKey(id),
          manages,
          ...openedBy(characters.map((held) => [idKey(held.id), held.right])),
        })),
        delay: act.delay === log.delay ? null : act.delay,
      };
    case 'identity-delete':
      return { what: 'delete-identity' };
    case 'limits':
      return { what: 'limits', changes: limitsOf(act.hash) };
    case 'export-allow':
      return { what: 'export', methodId: bareHex(act.methodId), characterId: bareHex(act.characterId) };
    default:
      return unreachable(act);
  }
}
