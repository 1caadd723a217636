/** Applies an entry to a state: checks rights, changes the state, and checks what must hold afterwards. Looks at no signature and no clock. */
import { unreachable } from '../../lib/errors.ts';
import { keysLog as t } from '../../locales/en/keys/log.ts';
import { idKey } from '../ids.ts';
import {
  addCharacter,
  ensureDelay,
  enterCharacter,
  enterLevels,
  removeCharacter,
  rotateCharacters,
  setPolicy,
} from './apply-character.ts';
import { deleteIdentity, keepIdentity } from './apply-identity.ts';
import {
  addMethod,
  type Change,
  cancelPending,
  enter,
  freezeMethod,
  grantLevel,
  lowerMethod,
  rankOf,
  resetMethod,
  revokeMethods,
  type Step,
  setFreezeCode,
  unfreezeMethod,
} from './apply-method.ts';
import { addDevice, revokeDevice } from './devices.ts';
import type { EntryAction, GenesisAction, LogEntry } from './entry.ts';
import { allowExport, useExport } from './exports.ts';
import { ensure, present } from './refuse.ts';
import { authorityOf } from './rules.ts';
import { ensureEnoughManage, propose, settleProposals, withdraw } from './second-manager.ts';
import { isDeleted, type LogMethod, type LogState, methodOf } from './state.ts';

/** Activates methods whose delay has passed at this time. It runs when a state is used; there is no timer. */
export function settle(log: LogState, timestamp: number): LogState {
  let methods: Map<string, LogMethod> | null = null;
  for (const [key, method] of log.methods) {
    const { pending } = method;
    if (pending === null || pending.activeFrom > timestamp) continue;
    if (method.state !== 'active' && method.state !== 'pending') continue;
    const level = present(log.levels.get(pending.levelId), t.noLevel);
    methods ??= new Map(log.methods);
    methods.set(key, {
      ...method,
      state: 'active',
      levelId: pending.levelId,
      pending: null,
      rank: rankOf(method.kind, level),
      managingSince: pending.activeFrom,
    });
  }
  return methods === null ? log : { ...log, methods };
}

function changeOf(step: Step, action: Exclude<EntryAction, GenesisAction>, before: LogState): Change {
  switch (action.kind) {
    case 'mode-add':
      return addMethod(step, action);
    case 'mode-grant':
      return grantLevel(step, action);
    case 'mode-lower':
      return lowerMethod(step, action);
    case 'mode-revoke':
      return revokeMethods(step, action);
    case 'mode-reset':
      return resetMethod(step, action);
    case 'mode-cancel':
      return cancelPending(step, action);
    case 'mode-activate': {
      const waited = methodOf(before, action.methodId)?.pending ?? null;
      ensure(waited !== null && methodOf(step.log, action.methodId)?.pending === null, t.tooEarly);
      return {};
    }
    case 'mode-freeze':
      return freezeMethod(step, action);
    case 'mode-unfreeze':
      return unfreezeMethod(step, action);
    case 'character-add':
      return addCharacter(step, action);
    case 'character-rotate':
      return rotateCharacters(step, action);
    case 'character-remove':
      return removeCharacter(step, action);
    case 'policy':
      return setPolicy(step, action);
    case 'device-add':
      return addDevice(step, action);
    case 'device-revoke':
      return revokeDevice(step, action);
    case 'identity-delete':
      return deleteIdentity(step);
    case 'identity-keep':
      return keepIdentity(step);
    case 'mode-freeze-code':
      return setFreezeCode(step, action);
    case 'act-propose': {
      const author = present(step.authority.author, t.noAuthor);
      return propose(step.log, action.acts, {
        number: step.number,
        by: idKey(author.id),
        proposedAt: step.timestamp,
      });
    }
    case 'act-withdraw':
      return withdraw(step.log, action.proposal);
    case 'limits':
      return { limits: { hash: action.hash, sinceEntry: step.number } };
    case 'export-allow':
      return allowExport(step, action);
    case 'export-use':
      return useExport(step, action);
    default:
      return unreachable(action);
  }
}

/** Ensures what must hold after every entry: a recovery key or managing method is left, and the author can grant the new keys. */
function ensureAfter(after: LogState, action: EntryAction, author: LogMethod | null): void {
  const methods = [...after.methods.values()];
  ensure(
    methods.some((method) => method.kind === 'recovery-key' && method.state !== 'revoked'),
    t.keepsRecoveryKey,
  );
  ensure(
    methods.some((method) => method.state === 'active' && method.rank !== 'other'),
    t.keepsManager,
  );
  if (!('rotation' in action) || author === null) return;
  const now = after.methods.get(idKey(author.id));
  ensure(now !== undefined && now.state === 'active' && now.rank !== 'other', t.cannotGiveKeys);
}

/**
 * The state after an entry; `head.hash` is still the previous one, as the caller has the bytes.
 * @throws WalletError not-allowed
 */
export function applyEntry(before: LogState, entry: LogEntry): LogState {
  const { number, timestamp, action } = entry;
  ensure(action.kind !== 'genesis', t.beginsOnce);
  const log = settle(before, timestamp);
  ensure(!isDeleted(log, timestamp), t.identityDeleted);
  const authority = authorityOf(log, entry);
  const change = changeOf({ log, number, timestamp, authority }, action, before);
  const changed: LogState = { ...log, ...change, timestamp, previous: before };
  const after = { ...changed, proposals: settleProposals(log, changed, action, authority.proposal) };
  ensureAfter(after, action, authority.author);
  ensureEnoughManage(log, after, action);
  return after;
}

/** The state that genesis begins. @throws WalletError not-allowed */
export function applyGenesis(action: GenesisAction, timestamp: number, identityId: Uint8Array): LogState {
  const { firstMethod, recoveryMethod } = action;
  ensure(recoveryMethod.kind === 'recovery-key' && firstMethod.kind !== 'recovery-key', t.beginsWithTwo);
  ensureDelay(action.delay);
  const characters = enterCharacter(new Map(), action.character, 0);
  const empty: LogState = {
    identityId,
    anchor: action.anchor,
    type: action.type,
    head: { number: 0, hash: identityId },
    begunAt: timestamp,
    timestamp,
    delay: action.delay,
    secondManagerFor: [],
    proposals: new Map(),
    limits: null,
    exports: new Map(),
    levels: enterLevels(action.levels, characters),
    methods: new Map(),
    characters,
    devices: new Map(),
    identityDocumentKeys: [{ epoch: 0, hash: action.identityDocumentKeyHash, sinceEntry: 0 }],
    managementKeys: [{ epoch: 0, hash: action.managementKeyHash, sinceEntry: 0 }],
    deletion: null,
    previous: null,
  };
  const first = enter({ log: empty, number: 0, timestamp }, firstMethod, true, 0);
  ensure(first.rank === 'managing', t.firstManages);
  const one: LogState = { ...empty, methods: new Map([[idKey(first.id), first]]) };
  ensure(!one.methods.has(idKey(recoveryMethod.id)), t.ownRecoveryKey);
  const recovery = enter({ log: one, number: 0, timestamp }, recoveryMethod, true, 0);
  return { ...one, methods: new Map(one.methods).set(idKey(recovery.id), recovery) };
}
