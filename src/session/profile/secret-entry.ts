/** What a profile says of a site login, a secret note, an imported phrase or a Nostr key: what is searched and shown in lists. The secret itself is a sealed target. */
import * as v from 'valibot';
import { orElse } from '../../vault/stored.ts';

const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const moment = v.pipe(v.number(), v.safeInteger());

/** Is this the serialised origin of an http or https address? */
export const isSite = (text: string): boolean =>
  /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text;

export const secretSchema = v.object({
  /** Names the sealed target. A change of the secret makes a new one. */
  targetId: id,
  kind: v.picklist(['login', 'note', 'phrase', 'nostr']),
  /** Exact origin of the site; `null`: a login without a site, a note, a phrase, or a Nostr key that was brought. */
  site: v.nullable(v.pipe(v.string(), v.check(isSite))),
  /** Empty for a note; for a phrase the lower-case address of its first account with its passphrase; for a Nostr key its public key (hex). */
  user: v.string(),
  /** Title of a note, name of a login, phrase or key. */
  name: v.string(),
  /** When the secret was changed last (ms since 1970). */
  changedAt: orElse(moment, 0),
  /** Since when somebody else may know the secret; absent: nobody. */
  exposedSince: v.optional(moment),
  /** Hex id of the login method that put it in without holding the character; until the person accepts it, nothing uses it. */
  by: v.optional(id),
});

export type SecretEntry = v.InferOutput<typeof secretSchema>;

/** A site login or a secret note. */
export type ListedSecret = SecretEntry & { kind: 'login' | 'note' };

export const isListed = (entry: SecretEntry): entry is ListedSecret => entry.kind === 'login' || entry.kind === 'note';

/** How many site logins, notes, phrases and Nostr keys one character has: a rotation seals each of them anew. */
export const MOST_SECRETS = 1000;
