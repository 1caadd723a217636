/**
 * The login cache: what a login that has a copy on this computer stores so that the next login is quick. It has the verified
 * log head, the opened profiles and the names of the identity, each with the hash of its box, the signing policy, and the highest version of each document (see
 * [Note: Document versions]). It is encrypted under a key derived from the first storage key, so that no one who can write to the disk can
 * pass an unchecked log or profile for a checked one. A lost cache costs time, and the memory of the highest versions.
 */
import { labelledHash } from '../../keys/derive.ts';
import { labels } from '../../keys/labels.ts';
import { unwrap, wrap } from '../../keys/wrap.ts';
import { bareHex, wipe } from '../../lib/bytes.ts';
import { createReader, createWriter } from '../../lib/encoding.ts';
import type { SigningPolicy } from '../../messaging/signing-policy.ts';
import type { Head } from '../../sync/key-server.ts';
import type { Change, Vault } from '../../vault/vault.ts';
import type { Versions } from './document-versions.ts';
import type { Remembered } from './log-reader.ts';
import type { OpenKeys } from './open-keys.ts';

export interface LoginCache {
  head: Head;
  /** By character id in hex: hash of the sealed profile, and its plaintext. */
  profiles: Map<string, { hash: string; body: string }>;
  /** The names of the identity as they were opened under `head`; `null`: they were not. */
  names: CachedNames | null;
  /** By names of boxes. */
  versions: Versions;
  /** When this login was last in use here (ms since 1970). */
  seenAt: number;
  /** The last signing policy that was read; `null`: none was. */
  policy: SigningPolicy | null;
}

/** Hash of the sealed names, their version and their plaintext. */
export interface CachedNames {
  hash: string;
  version: number;
  body: string;
}

/** Longest list that is read or written; far more characters than anyone has. */
const LIMIT = 10_000;

const rowKey = (methodId: string) => `login-cache/${methodId}`;

/** Deletes the login cache of a login method. @param methodId hex */
export const removeLoginCache = (methodId: string): Change => ({ table: 'local', key: rowKey(methodId), value: null });

const contextOf = ({ identityId, methodId, deviceId }: OpenKeys): Uint8Array =>
  createWriter().text(labels.wrapLoginCache).raw(identityId, 32).raw(methodId, 16).raw(deviceId, 16).finish();

/** Hash of a sealed box, in hex. */
export const hashOfBox = (sealed: Uint8Array): string =>
  bareHex(labelledHash(labels.loginCacheBox, (writer) => writer.bytes(sealed)));

/** `null` where there is no cache, or it does not open: the log and the profiles are then checked anew. */
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
    const policy = JSON.parse(reader.text()) as SigningPolicy | null;
    const [names = null] = reader.list((item) => ({ hash: item.text(), version: item.u64(), body: item.text() }), 1);
    reader.finish();
    return { head, profiles: new Map(profiles), versions: new Map(versions), seenAt, policy, names };
  } catch {
    return null;
  } finally {
    wipe(plaintext);
  }
}

/** The verified log head in the login cache of these keys; `null` where there is none. */
export async function readVerifiedHead(vault: Vault, keys: OpenKeys): Promise<Remembered | null> {
  const cache = await readLoginCache(vault, keys);
  return cache && { ...cache.head, seenAt: cache.seenAt };
}

export async function writeLoginCache(vault: Vault, keys: OpenKeys, cache: LoginCache): Promise<void> {
  if (!keys.loginCacheKey) return;
  const { head, profiles, versions, seenAt, policy, names } = cache;
  const plaintext = createWriter()
    .u64(head.number)
    .raw(head.hash, 32)
    .u64(seenAt)
    .list([...profiles], ([id, { hash, body }], writer) => writer.text(id).text(hash).text(body), LIMIT)
    .list([...versions], ([name, { epoch, version }], writer) => writer.text(name).u32(epoch).u64(version), LIMIT)
    .text(JSON.stringify(policy))
    .list(names ? [names] : [], ({ hash, version, body }, writer) => writer.text(hash).u64(version).text(body), 1)
    .finish();
  const value = wrap(keys.loginCacheKey, 'login-cache', contextOf(keys), plaintext);
  wipe(plaintext);
  await vault.commit([{ table: 'local', key: rowKey(bareHex(keys.methodId)), value }]);
}
