/**
 * The identity under way: whole, but in the browser's memory only, until the recovery key was kept and asked back and the
 * backup file was saved. A stopped worker or a reloaded page loses nothing of it; a closed browser forgets it.
 */

import { wipeLocalCopy } from '../keys/local-copy.ts';
import { isRecoveryGroup } from '../keys/recovery-key.ts';
import { fromUtf8, utf8, wipe } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { fromJsonBytes, toJsonBytes } from '../lib/json-bytes.ts';
import { sameHead } from '../sync/local-server.ts';
import type { Change } from '../vault/vault.ts';
import { writeBackup } from './backup.ts';
import { boundChange, readBoundRecords, unboundChange } from './bound-copy.ts';
import type { FirstIdentity } from './first-identity.ts';
import { toId } from './open-keys.ts';
import { rememberRecoveryRows } from './recovery-rows.ts';
import { closeSessionBox, type OtherHalf, openSessionBox, type SessionBoxed } from './session-box.ts';
import type { SessionParts } from './session-parts.ts';

export type DraftStep = 'recovery-key' | 'confirm' | 'backup';

/** The draft without what can be computed again: the log's state. */
interface Draft extends Omit<FirstIdentity, 'log'> {
  step: DraftStep;
  /** Places (1 to 8) of the two groups that are asked back. */
  ask: [number, number];
  backup: string;
  /** URL of the key server that will hold the ciphertext; `null`: this device only. */
  server: string | null;
  /** Account name, where the first method is a password: its row is at the server already. */
  accountName: string | null;
}

export interface DraftMemory {
  load(): Promise<SessionBoxed | null>;
  save(value: SessionBoxed | null): Promise<void>;
}

export interface Drafts {
  step(): Promise<DraftStep | null>;
  /** The key server chosen for what is under way; `null`: none, or nothing is under way. */
  server(): Promise<string | null>;
  begin(made: FirstIdentity, server: string | null, accountName?: string | null): Promise<void>;
  /** The password's row that was stored for what is under way; `null` where there is none. */
  enrolled(): Promise<{ server: string; accountName: string; control: Uint8Array } | null>;
  recoveryKey(): Promise<{
    recoveryKey: string[];
    ask: [number, number];
    identityId: Uint8Array;
    server: string | null;
  }>;
  /** @throws WalletError recovery-key-mismatch, naming no letter of the answer */
  confirm(groups: Readonly<Record<number, string>>): Promise<void>;
  backup(): Promise<string>;
  /** Stores everything, opens the session. @throws WalletError refused while a step is missing */
  finish(): Promise<void>;
  discard(): Promise<void>;
}

const NAME = 'draft';

/** Two different places, the first in the front half. */
function twoPlaces(): [number, number] {
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint8Array(2));
  return [1 + (a % 4), 5 + (b % 4)];
}

const normal = (group: string) => group.replaceAll(/[^0-9a-z]/gi, '').toUpperCase();

export function createDrafts(parts: SessionParts, memory: DraftMemory, otherHalf: OtherHalf): Drafts {
  async function load(): Promise<Draft> {
    const boxed = await memory.load();
    if (!boxed) throw new WalletError('not-found', 'Nothing is under way. Begin again.');
    const plaintext = await openSessionBox(otherHalf, NAME, boxed);
    try {
      return fromJsonBytes(fromUtf8(plaintext)) as Draft;
    } finally {
      wipe(plaintext);
    }
  }

  async function save(draft: Draft): Promise<void> {
    const plaintext = utf8(toJsonBytes(draft));
    await memory.save(await closeSessionBox(otherHalf, NAME, plaintext));
    wipe(plaintext);
  }

  return {
    async step() {
      const boxed = await memory.load();
      if (!boxed) return null;
      return (await load()).step;
    },
    async server() {
      return (await memory.load()) ? (await load()).server : null;
    },
    async begin({ log, ...made }, server, accountName = null) {
      const { write, recovery } = made;
      const boxes = write.boxes.flatMap(({ name, bytes }) => (bytes ? [{ name, bytes }] : []));
      const backup = await writeBackup(log, recovery, { entries: write.entries, boxes });
      await save({ ...made, step: 'recovery-key', ask: twoPlaces(), backup, server, accountName });
    },
    async enrolled() {
      if (!(await memory.load())) return null;
      const { server, accountName, rowControl } = await load();
      return server === null || accountName === null ? null : { server, accountName, control: rowControl };
    },
    async recoveryKey() {
      const draft = await load();
      if (draft.step === 'recovery-key') await save({ ...draft, step: 'confirm' });
      return {
        recoveryKey: draft.recoveryGroups,
        ask: draft.ask,
        identityId: draft.write.identityId,
        server: draft.server,
      };
    },
    async confirm(groups) {
      const draft = await load();
      for (const place of draft.ask) {
        const typed = groups[place] ?? '';
        const expected = draft.recoveryGroups[place - 1] ?? '';
        const same = normal(typed).replaceAll('O', '0').replaceAll(/[IL]/g, '1') === expected;
        if (same) continue;
        const why = isRecoveryGroup(typed, place) ? 'is of another key or place' : 'is not right yet';
        throw new WalletError('recovery-key-mismatch', `Group ${place} ${why}. Look at what you kept.`);
      }
      await save({ ...draft, step: 'backup' });
    },
    async backup() {
      const draft = await load();
      if (draft.step !== 'backup') throw new WalletError('refused', 'Keep the recovery key first.');
      return draft.backup;
    },
    async finish() {
      const draft = await load();
      if (draft.step !== 'backup') throw new WalletError('refused', 'Keep the recovery key first.');
      const { server, vault, keyring } = parts;
      const { write, record, open } = draft;
      // First what belongs to this device: without the identity it does no harm, and the step can be taken again.
      const changes: Change[] = [
        ...(await readBoundRecords(vault)).map(({ methodId }) => unboundChange(methodId)),
        boundChange(record),
        rememberRecoveryRows(write.identityId, draft.recovery),
      ];
      // Pinned once: the same server is asked again where this step was stopped.
      if (draft.server !== null && !(await server.record(write.identityId)))
        changes.push(server.attachChange(write.identityId, await server.find(draft.server)));
      await vault.commit(changes);
      if (!sameHead(await server.head(write.identityId), write.head))
        await server.write(write, { kind: 'device', id: toId(open.deviceId), seed: open.copy.deviceSeed });
      await memory.save(null);
      await keyring.open(
        'login',
        {
          identityId: write.identityId,
          methodId: toId(open.methodId),
          deviceId: toId(open.deviceId),
          copy: open.copy,
          cabinetKey: open.cabinetKey,
        },
        null,
      );
      wipeLocalCopy(open.copy);
      wipe(open.cabinetKey);
    },
    discard: () => memory.save(null),
  };
}
