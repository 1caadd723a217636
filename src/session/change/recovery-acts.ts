/** Recovery keys as the rest of the worker may make, add and check them. */
import type { LogState } from '../../keys/log/state.ts';
import { readTypedSheets } from '../../keys/modes/recovery-sheets.ts';
import { bareHex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionChange as t } from '../../locales/en/session/change.ts';
import type { Proof } from '../../messaging/login.ts';
import type { RecoveryView, TypedSheets } from '../../messaging/recovery.ts';
import { laterChange, readRecoveryChecks, recoveryCheckChange } from '../login/recovery-checks.ts';
import { decodeRecoveryRows } from '../login/recovery-rows.ts';
import { withRecoveryKey } from '../login/with-proof.ts';
import type { Profiles } from '../profile/profiles.ts';
import type { OtherHalf } from '../state/session-box.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { checkRecoveryKey } from './check-recovery-key.ts';
import { putRecoveryKey } from './new-recovery-key.ts';
import type { ProvenChanges } from './proven-changes.ts';
import {
  ensureKept,
  isAdded,
  makeRecoveryKey,
  readUnadded,
  type ShownKey,
  type StoredRecoveryDraft,
  shownKey,
  unaddedChange,
  type WantedRecoveryKey,
  withSigningSeed,
} from './recovery-draft.ts';

export interface RecoveryDraftMemory {
  load(): Promise<StoredRecoveryDraft | null>;
  save(value: StoredRecoveryDraft | null): Promise<void>;
}

export interface RecoveryActs {
  /** `checkedAt`: when each recovery key (hex id) was last typed on this computer, ms since 1970. */
  view(): Promise<RecoveryView & { checkedAt: ReadonlyMap<string, number> }>;
  /** Makes a recovery key. It opens nothing before `add`. A former draft is discarded. */
  begin(wanted: WantedRecoveryKey): Promise<void>;
  /** The key or its sheets, to be shown. @throws WalletError not-found | refused */
  groups(): Promise<ShownKey & { name: string; personal: boolean; madeAt: number }>;
  /** What typed sheets say of themselves. @throws WalletError bad-recovery-key */
  readSheets(texts: readonly string[]): Promise<TypedSheets>;
  /** @throws WalletError recovery-key-mismatch | wrong-credential (the personal information) */
  confirm(groups: Readonly<Record<number, string>>, personal: string | undefined): Promise<void>;
  /** Adds the confirmed key to the identity, or puts it in the place of the old one. @throws WalletError, with the old state unchanged */
  add(proof: Proof): Promise<void>;
  discard(): Promise<void>;
  /** @returns hex id of the recovery key that was typed @throws WalletError bad-recovery-key | recovery-key-mismatch | wrong-credential */
  check(text: string, personal: string | undefined): Promise<string>;
  /** No reminder for a week. */
  remindLater(): Promise<void>;
}

const WEEK = 7 * 24 * 60 * 60 * 1000;

export function createRecoveryActs(
  parts: SessionParts,
  {
    profiles,
    changes,
    memory,
    otherHalf,
  }: {
    profiles: Pick<Profiles, 'names'>;
    changes: Pick<ProvenChanges, 'change'>;
    memory: RecoveryDraftMemory;
    otherHalf: OtherHalf;
  },
): RecoveryActs {
  const { vault, server, clock } = parts;

  async function load(): Promise<StoredRecoveryDraft> {
    const draft = await memory.load();
    if (!draft) throw new WalletError('not-found', t.noneBeingMade);
    return draft;
  }

  const rowsOf = (draft: StoredRecoveryDraft) => {
    const rows = decodeRecoveryRows(draft.rows);
    if (!rows) throw new WalletError('internal', t.newKeyUnreadable);
    return rows;
  };

  async function discard(): Promise<void> {
    await memory.save(null);
    await vault.commit([unaddedChange(null)]);
  }

  /** The key that is being made, or the one that was never added. What is in the log by now is neither. */
  async function underWay(log: LogState): Promise<Pick<RecoveryView, 'draft' | 'unadded'>> {
    const draft = await memory.load();
    if (draft && isAdded(log, draft)) await discard();
    else if (draft?.identityId === bareHex(log.identityId)) {
      const { step, name, of, lost, personal, sheets } = draft;
      return { draft: { step, name, of, lost, personal, sheets }, unadded: null };
    }
    const unadded = await readUnadded(vault);
    if (!unadded) return { draft: null, unadded: null };
    if (isAdded(log, unadded)) {
      await vault.commit([unaddedChange(null)]);
      return { draft: null, unadded: null };
    }
    return { draft: null, unadded: { name: unadded.name, madeAt: unadded.madeAt } };
  }

  return {
    async view() {
      const { log } = await profiles.names();
      const { checks, later: remindFrom } = await readRecoveryChecks(vault);
      const checkedAt = Object.entries(checks).flatMap(([id, { at, generation }]) =>
        log.methods.get(id)?.generation === generation ? [[id, at] as const] : [],
      );
      return { ...(await underWay(log)), remindFrom, checkedAt: new Map(checkedAt) };
    },
    async begin(wanted) {
      const { log } = await profiles.names();
      await discard();
      await memory.save(await makeRecoveryKey(log, wanted, { server: server.origin, now: clock(), otherHalf }));
    },
    async groups() {
      const draft = await load();
      const shown = await shownKey(otherHalf, draft);
      const { name, madeAt, signingPublicKey, personal } = draft;
      // From now on there may be a sheet of it.
      await vault.commit([unaddedChange({ name, madeAt, signingPublicKey })]);
      if (draft.step === 'key') await memory.save({ ...draft, step: 'confirm' });
      return { ...shown, name, personal, madeAt };
    },
    async confirm(groups, personal) {
      const draft = await load();
      await ensureKept(otherHalf, draft, rowsOf(draft), { groups, personal });
      await memory.save({ ...draft, step: 'add', secret: null });
    },
    async add(proof) {
      const draft = await load();
      if (draft.step !== 'add') throw new WalletError('refused', t.keepFirst);
      await withSigningSeed(otherHalf, draft, (seed) =>
        changes.change(proof, (change) => putRecoveryKey(change, draft, rowsOf(draft), seed)),
      );
      await discard();
    },
    discard,
    // Looked up when it is called: its module is loaded then.
    readSheets: (...typed) => readTypedSheets(...typed),
    check: (text, personal) =>
      withRecoveryKey(text, personal, async (login) => {
        const known = await profiles.names();
        const { methodId } = await checkRecoveryKey(known, login);
        const generation = known.log.methods.get(methodId)?.generation ?? 0;
        await vault.commit([await recoveryCheckChange(vault, { methodId, generation }, clock())]);
        return methodId;
      }),
    remindLater: async () => vault.commit([await laterChange(vault, clock() + WEEK)]),
  };
}
