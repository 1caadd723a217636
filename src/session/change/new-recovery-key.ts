/** Puts a recovery key that was kept and confirmed into the identity: as one more, or in the place of one. */
import { charactersOf, type LogState } from '../../keys/log/state.ts';
import { fromHex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionChange as t } from '../../locales/en/session/change.ts';
import type { RecoveryRows } from '../login/recovery-rows.ts';
import type { IdentityChange } from './change-draft.ts';
import { methodIn } from './levels.ts';
import { descriptorOf, isAdded, type StoredRecoveryDraft } from './recovery-draft.ts';

/** The level of the recovery keys. */
function levelOf(log: LogState): Uint8Array {
  const keys = [...log.methods.values()].filter(({ kind, state }) => kind === 'recovery-key' && state !== 'revoked');
  const level = keys.map(({ levelId }) => log.levels.get(levelId)).find((each) => each?.manages === true);
  if (!level) throw new WalletError('not-found', t.noRecoveryLevel);
  return level.id;
}

/**
 * Inside a change of the identity. Does nothing where the key is there already: an earlier attempt was written, and its answer lost.
 * @param seed of the new key's signatures; the caller wipes it
 * @throws WalletError refused (the key in whose place it comes has changed meanwhile) | not-allowed
 */
export async function putRecoveryKey(
  change: IdentityChange,
  draft: StoredRecoveryDraft,
  rows: RecoveryRows,
  seed: Uint8Array,
): Promise<void> {
  if (isAdded(change.log(), draft)) return;
  const { name, methodId, of, lost, madeAt } = draft;
  if (of === null || lost) {
    change.append({ kind: 'mode-add', method: descriptorOf(draft, levelOf(change.log())) }, [
      { role: 'possession', id: fromHex(methodId), seed },
    ]);
  } else await renew(change, draft, seed);
  change.names.methods[methodId] = {
    name,
    addedAt: madeAt,
    rows: draft.rows,
    ...(draft.personal ? { personal: true } : {}),
    ...(draft.sheets === null ? {} : { sheets: draft.sheets }),
    ...(of !== null && lost ? { replaces: of } : {}),
  };
  change.also(async () => ({ idRows: [rows.idRow], keyRows: [rows.keyRow] }));
}

/** One entry takes the old key away and brings the new one. Where the old key has signed it, the new one signs what follows. */
async function renew(change: IdentityChange, draft: StoredRecoveryDraft, seed: Uint8Array): Promise<void> {
  const log = change.log();
  const method = methodIn(log, draft.methodId);
  const { generation, why } = draft;
  if (method.generation + 1 !== generation) throw new WalletError('refused', t.renewedElsewhere);
  const characterIds = charactersOf(log, method.id);
  if (why === 'lost') change.expose(characterIds);
  const rotation = await change.rotation(characterIds, { identityDocument: true, management: true });
  const level = log.levels.get(method.levelId);
  if (!level) throw new WalletError('not-found', t.noRecoveryLevel);
  change.append({ kind: 'mode-reset', method: descriptorOf(draft, level.id), generation, rotation }, [
    { role: 'possession', id: method.id, seed },
  ]);
  if (draft.methodId === change.authorId) change.actAs({ kind: 'method', id: method.id, seed });
}
