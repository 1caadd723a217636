/** Sealed targets of site logins, secret notes, imported phrases and Nostr keys, and the profile's entry that belongs to each. */
import * as v from 'valibot';
import {
  notePublicPart,
  type OpenedTarget,
  phrasePublicPart,
  sitePublicPart,
  type TargetKey,
} from '../../keys/target.ts';
import { equalBytes, fromHex, fromUtf8, utf8 } from '../../lib/bytes.ts';
import type { Box } from '../../sync/key-server.ts';
import { NAME_LIMIT } from './profile.ts';
import { type SecretEntry, secretSchema } from './secret-entry.ts';
import { sealTo, type TargetAccess, type TargetOwner, useTarget } from './targets.ts';

type Described = Pick<SecretEntry, 'kind' | 'site' | 'user' | 'name' | 'changedAt'>;

const metadataSchema = v.pick(secretSchema, ['kind', 'site', 'user', 'name', 'changedAt']);

/** Kind and public part of the target that an entry means: no target of another site, user name, title, phrase or key passes for it. */
export function secretTarget({ kind, site, user, name }: Described): Pick<TargetKey, 'kind' | 'publicPart'> {
  if (kind === 'login') return { kind: 'site-login', publicPart: sitePublicPart(site, user) };
  if (kind === 'phrase') return { kind: 'imported-phrase', publicPart: phrasePublicPart(user) };
  if (kind === 'nostr') return { kind: 'nostr-key', publicPart: fromHex(user) };
  return { kind: 'secret-note', publicPart: notePublicPart(name) };
}

/** Seals a secret. @param content the caller wipes it */
export const sealSecret = (
  owner: TargetOwner,
  targetId: Uint8Array,
  { kind, site, user, name, changedAt }: Described,
  content: Uint8Array,
): Promise<Box> => {
  const described = { kind, site, user, name, changedAt };
  const metadata = utf8(JSON.stringify(described));
  return sealTo(owner, targetId, { ...secretTarget(described), secret: content }, metadata);
};

/**
 * Opens a secret for `work` and wipes it. One that was not accepted yet (`by`) opens as well: only to seal it anew.
 * @throws WalletError cannot-open | storage-broken
 */
export const useSecret = <Value>(
  access: TargetAccess,
  entry: SecretEntry,
  work: (content: Uint8Array) => Value,
): Promise<Awaited<Value>> =>
  useTarget(access, entry.targetId, secretTarget(entry), work, entry.by === undefined ? 'holder' : 'anyone');

/** The entry that an opened target describes itself; `null` where it is none of these, or describes another one. */
export function describedSecret({ kind, publicPart, metadata }: OpenedTarget): Described | null {
  try {
    const read = v.safeParse(metadataSchema, JSON.parse(fromUtf8(metadata)));
    if (!read.success) return null;
    const wanted = secretTarget(read.output);
    const isMeant = wanted.kind === kind && equalBytes(wanted.publicPart, publicPart);
    return isMeant && read.output.name.length <= NAME_LIMIT ? read.output : null;
  } catch {
    return null;
  }
}
