/** One write to a key server: what fits into it, how it is sent, and what the vault keeps once the server has taken it. */
import type { BoxSigner } from '../keys/signed-box.ts';
import { equalBytes, randomBytes } from '../lib/bytes.ts';
import { isWalletError, WalletError } from '../lib/errors.ts';
import { sync as t } from '../locales/en/sync.ts';
import { LIMITS } from '../messaging/key-server/wire.ts';
import type { Change, Vault } from '../vault/vault.ts';
import type { Box, Write } from './key-server.ts';
import { boxChange } from './local-server.ts';
import type { Receipt, WriteOutcome } from './remote/identities.ts';
import type { Remote } from './remote.ts';
import {
  type Attempt,
  attemptChange,
  readOutbox,
  readRecord,
  readVersions,
  type Version,
  versionChange,
  waits,
  waitsNoMore,
} from './sync-rows.ts';

export interface Sending {
  vault: Vault;
  remote: Remote;
  /** ms since 1970. */
  clock(): number;
  /** Runs work that reads the vault and then writes it; no other write happens in between. Never wraps a request to the server. */
  atOnce<Value>(work: () => Promise<Value>): Promise<Value>;
}

/** Most bytes of ciphertext in one write. base64url makes a third more of them. */
const MOST_BYTES = Math.floor(LIMITS.body * 0.7);

/** How many of `boxes` fit into one write beside `entries`. */
export function fitting(entries: readonly Uint8Array[], boxes: readonly Box[]): number {
  let bytes = entries.reduce((sum, entry) => sum + entry.length, 0);
  let count = 0;
  for (const box of boxes.slice(0, LIMITS.boxesPerWrite)) {
    bytes += (box.bytes?.length ?? 0) + box.name.length + 64;
    if (bytes > MOST_BYTES && count > 0) break;
    count += 1;
  }
  return count;
}

export const replacesOf = (versions: ReadonlyMap<string, Version>, name: string): number | null => {
  // A removed box has a version too: the server accepts the name again only from a writer that names that version.
  return versions.get(name)?.sequence ?? null;
};

export async function attempting(
  { vault, remote }: Sending,
  step: Pick<Write, 'identityId' | 'expect' | 'entries' | 'head' | 'boxes' | 'auditKey' | 'handedOver'>,
  signer: BoxSigner,
  through: boolean,
): Promise<Attempt> {
  const { identityId, expect, entries, head } = step;
  if (entries.length > LIMITS.entriesPerWrite) throw new WalletError('refused', t.historyTooLong);
  // An entry names the new key of each character that it rotates, so it cannot be divided.
  if (entries.some(({ length }) => length > LIMITS.entry)) throw new WalletError('refused', t.tooManyNewKeys);
  const versions = await readVersions(vault, identityId);
  const count = fitting(entries, step.boxes);
  const boxes = step.boxes
    .slice(0, count)
    .map(({ name, bytes }) => ({ name, bytes, replaces: replacesOf(versions, name) }));
  const statement = { identityId, key: randomBytes(16), expect, entries, head, boxes, auditKey: step.auditKey ?? null };
  const write = remote.identities.sign(statement, signer.seed);
  const attempt: Attempt = { write, through, rest: step.boxes.slice(count) };
  await vault.commit([attemptChange(identityId, attempt), ...(step.handedOver ?? [])]);
  return attempt;
}

/** Sends the write. If the connection breaks, it sends it once more; after that the next contact finds out what became of it. */
export async function deliver({ vault, remote }: Sending, { write }: Attempt): Promise<WriteOutcome> {
  // Read each time, as a person may bring another one for the same write.
  const invitation = write.expect === null ? ((await readRecord(vault, write.identityId))?.invitation ?? null) : null;
  try {
    return await remote.identities.write(write, invitation);
  } catch (error) {
    if (!isWalletError(error, 'server-unreachable')) throw error;
    return remote.identities.write(write, invitation);
  }
}

export const sentVersion = (identityId: Uint8Array, { name, bytes }: Box, { sequence }: Receipt): Change =>
  versionChange(identityId, name, { sequence, removed: bytes === null });

/** Changes of the vault for boxes that the server has taken. A box that was changed here meanwhile stays in the outbox. */
export async function sentBoxes(vault: Vault, attempt: Attempt, receipt: Receipt): Promise<Change[]> {
  const { identityId, boxes } = attempt.write;
  const waiting = await readOutbox(vault, identityId);
  const changes: Change[] = [];
  for (const { name, bytes } of boxes) {
    changes.push(sentVersion(identityId, { name, bytes }, receipt));
    if (!waiting.has(name)) continue;
    const { key } = boxChange(identityId, { name, bytes });
    const mine = await vault.get('boxes', key);
    const same = mine === null || bytes === null ? mine === bytes : equalBytes(mine, bytes);
    changes.push(same ? waitsNoMore(identityId, name) : waits(identityId, name, bytes));
  }
  return changes;
}
