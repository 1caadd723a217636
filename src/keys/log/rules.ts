/** The table of who may sign which entry. verify.ts checks the signatures. */
import { unreachable } from '../../lib/errors.ts';
import { keysLog as t } from '../../locales/en/keys/log.ts';
import { idKey } from '../ids.ts';
import type { EntryAction, EntryKind, LogEntry, SignerRole } from './entry.ts';
import { ensure, present } from './refuse.ts';
import { areTwo, needsTwo, proposalFor } from './second-manager.ts';
import { type LogMethod, type LogProposal, type LogState, methodOf, rankOrder } from './state.ts';

/** Who may be the author. An author is active unless the rule says otherwise. */
type AuthorRule =
  | 'managing'
  /** A managing method, frozen or not. */
  | 'managing-even-frozen'
  /** Any method of the subject's rank or above. */
  | 'any'
  /** The method that the entry is about (or the device's), or a managing one. */
  | 'own-or-managing';

interface Rule {
  author: AuthorRule;
  /** The subject's rank must not be above the author's. */
  byRank: boolean;
  /** A second signature can waive the delay. See [Note: Delays] in append.ts. */
  agree: boolean;
  /** The new key of a method, device or freeze code signs too. */
  possession: boolean;
  /** A freeze code can take the author's place. */
  freezeCode: boolean;
}

const plain: Rule = { author: 'managing', byRank: false, agree: false, possession: false, freezeCode: false };

export const rules: Readonly<Record<Exclude<EntryKind, 'genesis'>, Rule>> = {
  'mode-add': { ...plain, agree: true, possession: true },
  'mode-grant': { ...plain, byRank: true, agree: true },
  'mode-lower': { ...plain, byRank: true },
  'mode-revoke': { ...plain, byRank: true },
  'mode-reset': { ...plain, byRank: true, agree: true, possession: true },
  'mode-cancel': { ...plain, author: 'managing-even-frozen', byRank: true },
  'mode-activate': { ...plain, author: 'own-or-managing' },
  'mode-freeze': { ...plain, author: 'any', byRank: true, freezeCode: true },
  'mode-unfreeze': { ...plain, byRank: true },
  'character-add': plain,
  'character-rotate': plain,
  'character-remove': plain,
  policy: { ...plain, agree: true },
  'device-add': { ...plain, author: 'own-or-managing', byRank: true, possession: true },
  'device-revoke': { ...plain, author: 'own-or-managing', byRank: true },
  'identity-delete': { ...plain, agree: true },
  'identity-keep': { ...plain, author: 'managing-even-frozen' },
  'mode-freeze-code': { ...plain, author: 'own-or-managing', byRank: true, possession: true },
  'act-propose': plain,
  'act-withdraw': plain,
  limits: plain,
  'export-allow': plain,
  'export-use': { ...plain, author: 'any' },
};

/** The existing methods that an entry acts on, before the entry. */
function subjectsOf(log: LogState, action: EntryAction): LogMethod[] {
  if (action.kind !== 'mode-revoke') {
    const subject = subjectOf(log, action);
    return subject === null ? [] : [subject];
  }
  ensure(action.methodIds.length > 0, t.removesNothing);
  ensure(new Set(action.methodIds.map(idKey)).size === action.methodIds.length, t.removedOnce);
  return action.methodIds.map((id) => present(methodOf(log, id), t.noMethod));
}

/** The existing method that an entry acts on, before the entry; `null` without one, or where several may be named. */
function subjectOf(log: LogState, action: EntryAction): LogMethod | null {
  switch (action.kind) {
    case 'mode-grant':
    case 'mode-lower':
    case 'mode-cancel':
    case 'mode-activate':
    case 'mode-freeze':
    case 'mode-unfreeze':
    case 'mode-freeze-code':
    case 'export-allow':
      return present(methodOf(log, action.methodId), t.noMethod);
    case 'mode-reset':
      return present(methodOf(log, action.method.id), t.noMethod);
    case 'device-add':
      return present(methodOf(log, action.device.methodId), t.noMethod);
    case 'device-revoke': {
      const device = present(log.devices.get(idKey(action.deviceId)), t.noDevice);
      return present(log.methods.get(device.methodId), t.noMethod);
    }
    default:
      return null;
  }
}

/**
 * Would this act of one author wait for a second manager? The author then proposes it.
 * @param now ms since 1970
 */
export function waitsForSecond(log: LogState, action: EntryAction, authorId: Uint8Array, now: number): boolean {
  const author = methodOf(log, authorId);
  if (author === null || !needsTwo(log, action, subjectsOf(log, action)) || author.rank === 'recovery') return false;
  return proposalFor(log, action, author, now) === null;
}

/** The author of an entry, after its rights were checked. */
export interface Authority {
  /** `null`: a freeze code. */
  author: LogMethod | null;
  /** The one method that it is about; `null` where an entry is about none, or may be about several. */
  subject: LogMethod | null;
  /** All methods that it is about. */
  subjects: readonly LogMethod[];
  /** The proposal of a second manager that this carries out. */
  proposal: LogProposal | null;
  /** A recovery key, or a second method older than the delay, has signed this or proposed it: nothing has to wait. */
  immediate: boolean;
  /** A recovery key has signed. Only that spares a new recovery key the wait. See [Note: Delays] in append.ts. */
  byRecoveryKey: boolean;
}

/** Checks that the roles are complete and in their one order. */
function ensureShape(rule: Rule, action: EntryAction, roles: SignerRole[], two: boolean): void {
  const takesAway = action.kind === 'mode-freeze-code' && action.freezePublicKey === null;
  const rest = rule.possession && !takesAway ? ['possession'] : [];
  const shapes = [['author', ...rest]];
  if (rule.agree || two) shapes.push(['author', 'agree', ...rest]);
  if (rule.freezeCode) shapes.push(['freeze-code', ...rest]);
  ensure(
    shapes.some((shape) => shape.join() === roles.join()),
    t.wrongSigners,
  );
}

const manages = (method: LogMethod): boolean => rankOrder[method.rank] >= rankOrder.managing;

function ensureAuthor(rule: AuthorRule, author: LogMethod, subject: LogMethod | null): void {
  const active = author.state === 'active';
  switch (rule) {
    case 'managing':
      ensure(active && manages(author), t.managersOnly);
      break;
    case 'managing-even-frozen':
      ensure((active || author.state === 'frozen') && manages(author), t.managersOnly);
      break;
    case 'any':
      ensure(active, t.notNow);
      break;
    case 'own-or-managing':
      ensure(active && (manages(author) || author === subject), t.selfOrManager);
      break;
    default:
      unreachable(rule);
  }
}

/**
 * Checks the rights of an entry's signers, by name, at the state before the entry.
 * @throws WalletError not-allowed
 */
export function authorityOf(log: LogState, entry: LogEntry): Authority {
  const { action, signers } = entry;
  ensure(action.kind !== 'genesis', t.beginsOnce);
  const rule = rules[action.kind];
  const subjects = subjectsOf(log, action);
  const two = needsTwo(log, action, subjects);
  ensureShape(
    rule,
    action,
    signers.map((signer) => signer.role),
    two,
  );
  const subject = action.kind === 'mode-revoke' ? null : (subjects[0] ?? null);
  const named = (role: SignerRole): LogMethod | null => {
    const signer = signers.find((item) => item.role === role);
    return signer === undefined ? null : present(methodOf(log, signer.id), t.signerUnknown);
  };
  const code = named('freeze-code');
  if (code !== null) {
    ensure(code === subject, t.codeOfOther);
    return { author: null, subject, subjects, proposal: null, immediate: false, byRecoveryKey: false };
  }
  const author = present(named('author'), t.noAuthor);
  ensureAuthor(rule.author, author, subject);
  if (rule.byRank)
    ensure(
      subjects.every(({ rank }) => rankOrder[rank] <= rankOrder[author.rank]),
      t.above,
    );
  const agree = named('agree');
  if (agree !== null)
    ensure(agree.state === 'active' && manages(agree) && agree !== author && !subjects.includes(agree), t.secondSigner);
  const proposal = agree === null ? proposalFor(log, action, author, entry.timestamp) : null;
  const second = agree ?? (proposal && (log.methods.get(proposal.by) ?? null));
  ensure(!two || areTwo(author, second), t.needsTwo);
  const oldEnough =
    second !== null && second.managingSince !== null && entry.timestamp - second.managingSince >= log.delay;
  const byRecoveryKey = author.rank === 'recovery' || second?.rank === 'recovery';
  return { author, subject, subjects, proposal, immediate: byRecoveryKey || oldEnough, byRecoveryKey };
}
