/**
 * What a bound login keeps so that the next one is quick and forgets nothing: the log head that was verified, the profiles
 * that were opened, each with the hash of the box it came from, and the highest version seen of each document. Under a key
 * of the first storage key, so that nobody who writes to the disk can make an unchecked log or profile pass for a checked
 * one. Losing it costs time, and the memory of what was newer.
 */
import { labelledHash } from '../../keys/derive.ts';
import { labels } from '../../keys/labels.ts';
import { unwrap, wrap } from '../../keys/wrap.ts';
import { bareHex, wipe } from '../../lib/bytes.ts';
import { createReader, createWriter } from '../../lib/encoding.ts';
import type { Head } from '../../sync/key-server.ts';
import type { Change, Vault } from '../../vault/vault.ts';
import type { Versions } from './document-versions.ts';
import type { Remembered } from './log-reader.ts';
import type { OpenKeys } from './open-keys.ts';

export interface LoginCache {
  head: Head;
  /** By character id in hex: hash of the sealed profile, and its plaintext. */
  profiles: Map<string, { hash: string; body: string }>;
  /** By names of boxes. */
  versions: Versions;
  /** When this login was last in use here (ms since 1970). */
  seenAt: number;
}

/** More characters than anybody has; a list beyond it is refused. */
const LIMIT = 10_000;

const rowKey = (methodId: string) => `login-cache/${methodId}`;

/** Takes a method's login cache away. @param methodId hex */
export const removeLoginCache = (methodId: string): Change => ({ table: 'local', key: rowKey(methodId), value: null });

const contextOf = ({ identityId, methodId, deviceId }: OpenKeys): Uint8Array =>
  createWriter().text(labels.wrapLoginCache).raw(identityId, 32).raw(methodId, 16).raw(deviceId, 16).finish();

/** Hash of a sealed box, in hex. */
export const hashOfBox = (sealed: Uint8Array): string =>
  bareHex(labelledHash(labels.loginCacheBox, (writer) => writer.bytes(sealed)));

/** `null` when there is none, or none that opens: everything is then checked anew. */
export async function readLoginCache(vault: Vault, keys: OpenKeys): Promise<LoginCache | null> {
  const box = keys.loginCacheKey && (await vault.get('local', rowKey(bareHex(keys.methodId))));
  if (!box || !keys.loginCacheKey) return null;
  let plaintext: Uint8Array | null = null;
  try {
    plaintext = unwrap(keys.loginCacheKey, 'login-cache', contextOf(keys), box);
    const reader = createReader(plaintext);
    const head = { number: reader.u64(), hash: reader.raw(32) };
    const seenAt = reader.u64();
    const profiles = reader.list((item) => [item.text(), { hash: item.text(), body: item.text() }] as const, LIMIT);
    const versions = reader.list((item) => [item.text(), { epoch: item.u32(), version: item.u64() }] as const, LIMIT);
    reader.finish();
    return { head, profiles: new Map(profiles), versions: new Map(versions), seenAt };
  } catch {
    return null;
  } finally {
    wipe(plaintext);
  }
}

/** What the cache of these keys says of the log; `null` where there is none. */
export async function readVerifiedHead(vault: Vault, keys: OpenKeys): Promise<Remembered | null> {
  const cache = await readLoginCache(vault, keys);
  return cache && { ...cache.head, seenAt: cache.seenAt };
}

export async function writeLoginCache(vault: Vault, keys: OpenKeys, cache: LoginCache): Promise<void> {
  if (!keys.loginCacheKey) return;
  const { head, profiles, versions, seenAt } = cache;
  const plaintext = createWriter()
    .u64(head.number)
    .raw(head.hash, 32)
    .u64(seenAt)
    .list([...profiles], ([id, { hash, body }], writer) => writer.text(id).text(hash).text(body), LIMIT)
    .list([...versions], ([name, { epoch, version }], writer) => writer.text(name).u32(epoch).u64(version), LIMIT)
    .finish();
  const value = wrap(keys.loginCacheKey, 'login-cache', contextOf(keys), plaintext);
  wipe(plaintext);
  await vault.commit([{ table: 'local', key: rowKey(bareHex(keys.methodId)), value }]);
}
