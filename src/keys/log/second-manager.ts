/**
 * [Note: Persons] A method names the person who logs in with it by 16 random bytes; the name of the person is in the identity
 * document, which no server reads. The log needs the person, for two reasons. That all methods of a member were removed can be
 * verified, and "two managers" means two persons: with methods alone, one person with a passkey and a security key would be two.
 * A server learns which methods of one identity belong together. The bytes are random for each identity, so that they connect no
 * two identities. The person of a method never changes.
 *
 * [Note: Two managers] A policy can demand two managing persons for named acts. Both signatures are in the log: either both under
 * one entry (`author` and `agree`), or a first manager signs a proposal (`act-propose`), and a second one writes the act as its
 * author. A proposal names the act without its new keys, which the second wallet makes: so nothing secret waits anywhere, and
 * other entries, such as the session of a computer, do not break it. A proposal counts for fourteen days, while its author manages,
 * and until what it is about is changed by another entry. Any manager may withdraw it.
 *
 * The recovery key still acts alone: otherwise an organisation that lost all but one manager could never be opened again. The
 * policy can be made stricter by one manager, as far as two persons manage, and changed by two only. Whoever comes to manage needs
 * two managers whenever anything does: otherwise one manager would add a second person and agree as that person.
 */
import { bareHex } from '../../lib/bytes.ts';
import { keysLog as t } from '../../locales/en/keys/log.ts';
import { idKey } from '../ids.ts';
import type { EntryAction, ProposedAct, SecondManagerAct } from './entry.ts';
import { intentOf } from './entry-encoding.ts';
import { ensure } from './refuse.ts';
import type { LogMethod, LogProposal, LogState } from './state.ts';

/** How long a proposal counts: 14 days in ms. */
export const PROPOSAL_LIFE = 14 * 24 * 60 * 60 * 1000;

/** Most proposals at a time. */
const PROPOSALS = 32;

const managesOrWill = (method: LogMethod): boolean => method.rank !== 'other' || method.pending !== null;

/** What a policy must demand for this act to need two managers; `null`: one is always enough. */
function classOf(log: LogState, action: EntryAction, subjects: readonly LogMethod[]): SecondManagerAct | 'any' | null {
  switch (action.kind) {
    case 'policy':
      return 'any';
    case 'mode-add':
      return log.levels.get(idKey(action.method.levelId))?.manages === true ? 'any' : null;
    case 'mode-grant':
      return log.levels.get(idKey(action.levelId))?.manages === true ? 'any' : null;
    case 'mode-lower':
    case 'mode-revoke':
    case 'mode-reset':
      return subjects.some(managesOrWill) ? 'any' : 'members';
    case 'character-remove':
    case 'identity-delete':
      return 'deletion';
    case 'limits':
      return 'limits';
    case 'export-allow':
      return 'exports';
    default:
      return null;
  }
}

/** Does the present policy demand two managers for this act? @param subjects the methods that it is about */
export function needsTwo(log: LogState, action: EntryAction, subjects: readonly LogMethod[]): boolean {
  const named = classOf(log, action, subjects);
  if (named === null || log.secondManagerFor.length === 0) return false;
  return named === 'any' || log.secondManagerFor.includes(named);
}

const isSame = (one: EntryAction, other: EntryAction): boolean => bareHex(intentOf(one)) === bareHex(intentOf(other));

/** Does this proposal count now? @param now ms since 1970 */
export function isOpen(log: LogState, { by, stale, proposedAt }: LogProposal, now: number): boolean {
  const author = log.methods.get(by);
  if (author === undefined || author.state !== 'active' || author.rank === 'other') return false;
  return !stale && now - proposedAt <= PROPOSAL_LIFE;
}

/** The proposal of another person who manages that this act carries out; `null` without one. */
export function proposalFor(log: LogState, action: EntryAction, author: LogMethod, now: number): LogProposal | null {
  for (const proposal of log.proposals.values())
    if (
      proposal.by !== idKey(author.id) &&
      areTwo(author, log.methods.get(proposal.by) ?? null) &&
      isOpen(log, proposal, now) &&
      proposal.acts.some((act) => isSame(act, action))
    )
      return proposal;
  return null;
}

/** Are these two methods of two different persons, or one of them a recovery key? */
export const areTwo = (one: LogMethod, other: LogMethod | null): boolean =>
  one.rank === 'recovery' || (other !== null && (other.rank === 'recovery' || other.personId !== one.personId));

/** How many persons manage at present. */
export const managingPersons = (log: Pick<LogState, 'methods'>): number =>
  new Set(
    [...log.methods.values()]
      .filter(({ state, rank }) => state === 'active' && rank === 'managing')
      .map(({ personId }) => personId),
  ).size;

/**
 * Removing and lowering leave enough persons who manage: two where two are demanded, and one in an organisation. Freezing is never
 * refused, so a manager who must go at once is frozen first; a frozen one does not count.
 * @throws WalletError not-allowed
 */
export function ensureEnoughManage(before: LogState, after: LogState, action: EntryAction): void {
  if (action.kind !== 'mode-lower' && action.kind !== 'mode-revoke' && action.kind !== 'policy') return;
  const left = managingPersons(after);
  if (left >= managingPersons(before)) return;
  ensure(left > 1 || after.secondManagerFor.length === 0, t.leavesOne);
  ensure(left > 0 || after.type !== 'organisation', t.leavesNone);
}

/** @throws WalletError not-allowed */
export function ensureSecondManagers(log: LogState, acts: readonly SecondManagerAct[]): void {
  ensure(acts.length === 0 || acts.includes('managers'), t.needsManagersToo);
  const more = acts.some((act) => !log.secondManagerFor.includes(act));
  ensure(!more || managingPersons(log) > 1, t.needsTwoPersons);
}

/** @throws WalletError not-allowed */
export function propose(
  log: LogState,
  acts: readonly ProposedAct[],
  proposed: { number: number; by: string; proposedAt: number },
): Pick<LogState, 'proposals'> {
  ensure(acts.length > 0, t.proposesNothing);
  const waiting = [...log.proposals].filter(([, proposal]) => isOpen(log, proposal, proposed.proposedAt));
  ensure(waiting.length < PROPOSALS, t.tooManyProposals);
  return { proposals: new Map(waiting).set(proposed.number, { ...proposed, acts, stale: false }) };
}

/** @throws WalletError not-allowed */
export function withdraw(log: LogState, proposal: number): Pick<LogState, 'proposals'> {
  ensure(log.proposals.has(proposal), t.noProposal);
  const proposals = new Map(log.proposals);
  proposals.delete(proposal);
  return { proposals };
}

/** Map keys of the methods that a proposed act is about. */
function aboutMethods(act: ProposedAct): string[] {
  if (act.kind === 'mode-revoke') return act.methodIds.map(idKey);
  return 'methodId' in act ? [idKey(act.methodId)] : [];
}

function isTouched(act: ProposedAct, before: LogState, after: LogState): boolean {
  if (act.kind === 'policy')
    return (
      before.levels !== after.levels ||
      before.delay !== after.delay ||
      before.secondManagerFor !== after.secondManagerFor
    );
  if (act.kind === 'limits') return before.limits !== after.limits;
  if (act.kind === 'character-remove') return after.characters.get(idKey(act.characterId))?.removed !== false;
  return aboutMethods(act).some((key) => {
    const [one, other] = [before.methods.get(key), after.methods.get(key)];
    return (
      one?.levelId !== other?.levelId ||
      one?.rank !== other?.rank ||
      one?.generation !== other?.generation ||
      other?.state === 'revoked'
    );
  });
}

/** The proposals after an entry: what it carried out is done, and what it touched is stale. */
export function settleProposals(
  before: LogState,
  after: LogState,
  action: EntryAction,
  carried: LogProposal | null,
): LogState['proposals'] {
  if (after.proposals.size === 0) return after.proposals;
  const proposals = new Map<number, LogProposal>();
  for (const [number, proposal] of after.proposals) {
    const acts = number === carried?.number ? proposal.acts.filter((act) => !isSame(act, action)) : proposal.acts;
    if (acts.length === 0) continue;
    const stale = proposal.stale || acts.some((act) => isTouched(act, before, after));
    proposals.set(number, acts === proposal.acts && stale === proposal.stale ? proposal : { ...proposal, acts, stale });
  }
  return proposals;
}
