/**
 * The draft of a first identity: complete, but only in session memory until the person has kept and confirmed the recovery key and
 * saved the backup file. It outlives a stopped worker and a reloaded page, and is gone when the browser closes.
 */

import { fromBase64Url, toBase64Url, wipe } from '../../lib/bytes.ts';
import { createReader, createWriter } from '../../lib/encoding.ts';
import { WalletError } from '../../lib/errors.ts';
import { fromJsonBytes, toJsonBytes } from '../../lib/json-bytes.ts';
import { sessionUnlock as t } from '../../locales/en/session/unlock.ts';
import { noRows } from '../../sync/key-server.ts';
import { rowChanges, sameHead } from '../../sync/local-server.ts';
import type { RowOfAccount } from '../../sync/remote/rows.ts';
import type { Change } from '../../vault/vault.ts';
import { ensureAskedBack, twoPlaces } from '../login/asked-back.ts';
import { sendBlob } from '../login/blob-change.ts';
import { boundChange, readBoundRecords, unboundChange } from '../login/bound-copy.ts';
import { decodeOpenKeys, encodeOpenKeys, type OpenKeys, toId, wipeOpenKeys } from '../state/open-keys.ts';
import { closeSessionBox, type OtherHalf, openSessionBox, type SessionBoxed } from '../state/session-box.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { writeBackup } from './backup.ts';
import type { FirstIdentity } from './first-identity.ts';

export type IdentityDraftStep = 'recovery-key' | 'confirm' | 'backup';

/** What a draft holds besides its secrets: ciphertext, public keys, hashes. */
interface Made extends Pick<FirstIdentity, 'write' | 'record' | 'ownRows' | 'blobs'> {
  backup: string;
}

/** The draft as stored in session memory. Each secret is encrypted on its own, and only the step that needs it opens it. */
export interface StoredDraft {
  step: IdentityDraftStep;
  /** Places (1 to 8) of the two groups that are asked back. */
  ask: [number, number];
  /** URL of the key server that will hold the ciphertext; `null`: this device only. */
  server: string | null;
  /** The invitation to it, base64url; `null` without one. */
  invitation: string | null;
  /** `Made` with its bytes as text. */
  made: string;
  /** Opens the session at the end. */
  keys: SessionBoxed;
  /** The groups of the recovery key; deleted when the person has confirmed it. */
  groups: SessionBoxed | null;
  /** Account and control token, where the first method is a password or an account at an issuer: its row is at the server already. */
  enrolled: SessionBoxed | null;
}

export interface DraftMemory {
  load(): Promise<StoredDraft | null>;
  save(value: StoredDraft | null): Promise<void>;
}

export interface DraftServer {
  /** Serialised. */
  origin: string;
  /** 16 bytes; `null` without one. */
  invitation: Uint8Array | null;
}

export interface IdentityDrafts {
  step(): Promise<IdentityDraftStep | null>;
  /** The key server that was chosen for the draft; `null`: none, or there is no draft. */
  server(): Promise<string | null>;
  /** @param to the key server; `null`: this device only */
  begin(made: FirstIdentity, to: DraftServer | null, account?: RowOfAccount | null): Promise<void>;
  /** Another invitation to the draft's key server. @throws WalletError not-found | not-invited */
  invite(code: Uint8Array): Promise<void>;
  /** The account's row that was stored for the draft; `null` where there is none. */
  enrolled(): Promise<{ server: string; account: RowOfAccount; control: Uint8Array } | null>;
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

/** Names of the boxes. */
const [KEYS, GROUPS, ENROLLED] = ['draft', 'draft-groups', 'draft-enrolled'];

export function createIdentityDrafts(parts: SessionParts, memory: DraftMemory, otherHalf: OtherHalf): IdentityDrafts {
  async function load(): Promise<StoredDraft> {
    const stored = await memory.load();
    if (!stored) throw new WalletError('not-found', t.nothingUnderWay);
    return stored;
  }

  const madeOf = ({ made }: StoredDraft): Made => fromJsonBytes(made) as Made;

  /** Wipes what it was given. */
  async function close(name: string, plaintext: Uint8Array): Promise<SessionBoxed> {
    try {
      return await closeSessionBox(otherHalf, name, plaintext);
    } finally {
      wipe(plaintext);
    }
  }

  async function open<Value>(
    name: string,
    boxed: SessionBoxed,
    read: (plaintext: Uint8Array) => Value,
  ): Promise<Value> {
    const plaintext = await openSessionBox(otherHalf, name, boxed);
    try {
      return read(plaintext);
    } finally {
      wipe(plaintext);
    }
  }

  async function enrolled(): ReturnType<IdentityDrafts['enrolled']> {
    const stored = await memory.load();
    if (!stored || stored.server === null || stored.enrolled === null) return null;
    const { server } = stored;
    return open(ENROLLED, stored.enrolled, (plaintext) => {
      const reader = createReader(plaintext);
      return { server, account: fromJsonBytes(reader.text()) as RowOfAccount, control: reader.bytes() };
    });
  }

  /** What makes sure that the row of the account stays. [Note: Unfinished rows] */
  async function forgetting(): Promise<Change[]> {
    const row = await enrolled();
    return row === null ? [] : parts.unfinished.forgetting(row.control);
  }

  function groupsOf({ groups }: StoredDraft): Promise<string[]> {
    if (!groups) throw new WalletError('refused', t.notShownAgain);
    return open(GROUPS, groups, (plaintext) => createReader(plaintext).list((group) => group.text()));
  }

  return {
    step: async () => (await memory.load())?.step ?? null,
    server: async () => (await memory.load())?.server ?? null,
    async begin({ log, open: opening, recoveryGroups, rowControl, recovery, ...made }, to, account = null) {
      const { write } = made;
      const boxes = write.boxes.flatMap(({ name, bytes }) => (bytes ? [{ name, bytes }] : []));
      const backup = await writeBackup(log, [recovery], { entries: write.entries, boxes });
      const [methodId, deviceId] = [toId(opening.methodId), toId(opening.deviceId)];
      const keys: OpenKeys = { ...opening, identityId: write.identityId, methodId, deviceId };
      const groups = createWriter().list(recoveryGroups, (group, writer) => writer.text(group));
      const enrolled = createWriter().text(toJsonBytes(account)).bytes(rowControl);
      try {
        await memory.save({
          step: 'recovery-key',
          ask: twoPlaces(),
          server: to?.origin ?? null,
          invitation: to?.invitation ? toBase64Url(to.invitation) : null,
          made: toJsonBytes({ ...made, backup } satisfies Made),
          keys: await close(KEYS, encodeOpenKeys(keys)),
          groups: await close(GROUPS, groups.finish()),
          enrolled: account === null ? null : await close(ENROLLED, enrolled.finish()),
        });
      } finally {
        wipeOpenKeys(keys);
        wipe(rowControl);
      }
    },
    enrolled,
    async recoveryKey() {
      const stored = await load();
      const recoveryKey = await groupsOf(stored);
      if (stored.step === 'recovery-key') await memory.save({ ...stored, step: 'confirm' });
      const { ask, server } = stored;
      return { recoveryKey, ask, identityId: madeOf(stored).write.identityId, server };
    },
    async confirm(groups) {
      const stored = await load();
      const kept = await groupsOf(stored);
      ensureAskedBack(groups, stored.ask, kept);
      await memory.save({ ...stored, step: 'backup', groups: null });
    },
    async backup() {
      const stored = await load();
      if (stored.step !== 'backup') throw new WalletError('refused', t.keepRecoveryKeyFirst);
      return madeOf(stored).backup;
    },
    async finish() {
      const stored = await load();
      if (stored.step !== 'backup') throw new WalletError('refused', t.keepRecoveryKeyFirst);
      const { server, vault, keyring } = parts;
      const { write, record, ownRows, blobs } = madeOf(stored);
      const keys = await open(KEYS, stored.keys, decodeOpenKeys);
      try {
        // The rows of this computer first: they are harmless without the identity, and this step can be repeated.
        const changes: Change[] = [
          ...(await readBoundRecords(vault)).map(({ methodId }) => unboundChange(methodId)),
          boundChange(record),
          // A row that the server has already is not sent again, and is stored here all the same.
          ...rowChanges({ ...noRows(), ...ownRows }),
        ];
        // The server is pinned once: a repeated step asks the same one.
        if (stored.server !== null) {
          const pinned = (await server.record(write.identityId)) ?? (await server.find(stored.server));
          const invitation = stored.invitation === null ? null : fromBase64Url(stored.invitation);
          // Where an earlier try was refused, the record may hold an invitation that is not valid.
          if (!sameHead(await server.head(write.identityId), write.head))
            changes.push(server.attachChange(write.identityId, pinned, invitation));
        }
        await vault.commit(changes);
        if (!sameHead(await server.head(write.identityId), write.head))
          // From here on the account's row may be that of a login method in the log.
          await server.write(
            { ...write, handedOver: await forgetting() },
            { kind: 'device', id: keys.deviceId, seed: keys.copy.deviceSeed },
          );
        // A blob that was not written names the identity after the method's next change (follow/record-head.ts).
        for (const { server: at, change } of blobs) await sendBlob(server.remoteAt(at), change).catch(() => false);
        await memory.save(null);
        await keyring.open('login', keys, null);
      } finally {
        wipeOpenKeys(keys);
      }
    },
    async invite(code) {
      const stored = await load();
      if (stored.server === null) throw new WalletError('not-found', t.nothingUnderWay);
      await parts.server.ensureTakes({ ...(await parts.server.find(stored.server)), invitation: code });
      await memory.save({ ...stored, invitation: toBase64Url(code) });
    },
    discard: () => memory.save(null),
  };
}
