/** The document of one character: name, look, accounts, sites, address book, settings. Readable only while that character is open. */
import * as v from 'valibot';
import { fromUtf8, type Hex, utf8 } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { CLOTHS, EYES, HUES, MARKS, MOUTHS, OUTLINES, SHADES } from '../messaging/look.ts';

const address = v.custom<Hex>((value) => typeof value === 'string' && /^0x[0-9a-f]{40}$/.test(value));
const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));

export const lookSchema = v.object({
  hue: v.picklist(HUES),
  cloth: v.picklist(CLOTHS),
  mask: v.object({
    outline: v.picklist(OUTLINES),
    eyes: v.picklist(EYES),
    mouth: v.picklist(MOUTHS),
    mark: v.picklist(MARKS),
    shade: v.picklist(SHADES),
  }),
});

const accountSchema = v.object({
  /** Lower-case. */
  address,
  name: v.string(),
  kind: v.picklist(['hd', 'imported', 'watch']),
  path: v.nullable(v.string()),
  /** Names the sealed target key; `null` for a watch-only account, which has none. */
  targetId: v.nullable(id),
});

const siteSchema = v.object({
  origin: v.string(),
  accounts: v.array(address),
  chainId: v.number(),
  since: v.number(),
  serves: v.boolean(),
});

const profileSchema = v.object({
  name: v.string(),
  look: lookSchema,
  order: v.number(),
  /** Names the sealed BIP-39 entropy of this character's own accounts. */
  entropyTargetId: id,
  /** What that entropy must give (`entropyPublicPart` of keys/target, in hex). */
  entropyPublicPart: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** Index of the next HD account: an index is never given twice, even after a removal. */
  nextIndex: v.number(),
  accounts: v.array(accountSchema),
  sites: v.array(siteSchema),
  contacts: v.array(v.object({ address, name: v.string() })),
  /** Contacts that another login method added or renamed (hex id), until the person has looked at them. */
  changedContacts: v.optional(v.array(v.object({ address, by: id }))),
  chainId: v.number(),
  /** Origins that the person blocked. */
  blocked: v.optional(v.array(v.string()), []),
  /** Accounts whose private keys somebody else may have read, until they are empty. `movedTo`: the account made for what they hold. */
  exposed: v.optional(v.array(v.object({ address, since: v.number(), movedTo: v.nullable(address) }))),
  /** Target keys that were taken out, the last ones: put back, they are not taken up again. Two profiles merge to both lists. */
  removedTargetIds: v.optional(v.array(id)),
  /** Accounts that a login method put in without holding this character: none is used before the person takes it in. */
  offered: v.optional(
    v.array(
      v.object({
        targetId: id,
        address,
        /** As whoever put it in named it. */
        name: v.string(),
        /** Hex id of the login method that put it in. */
        by: id,
      }),
    ),
  ),
  /** Entropies of before: nothing new is derived from them. */
  formerEntropyTargetIds: v.optional(v.array(id)),
  /** RPC routes of this character by chain id; absent means the profile's own. */
  routes: v.record(v.string(), v.array(v.string())),
});

/** Documents of a character by name: there is one. */
export const PROFILE = 'profile';

export type Profile = v.InferOutput<typeof profileSchema>;
export type Account = Profile['accounts'][number];
export type Site = Profile['sites'][number];
export type ChangedContact = NonNullable<Profile['changedContacts']>[number];
export type Offered = NonNullable<Profile['offered']>[number];
export type Exposed = NonNullable<Profile['exposed']>[number];

const identityDocumentSchema = v.object({
  name: v.string(),
  /** `account`: the account name of a password at its server. */
  methods: v.record(id, v.object({ name: v.string(), addedAt: v.number(), account: v.optional(v.string()) })),
  levels: v.record(id, v.string()),
  /** Characters that may be known while they are closed. */
  characters: v.record(id, v.object({ name: v.string(), look: lookSchema })),
  /** Which devices are of one computer, as far as it has told: `id` is random, made by that computer. */
  computers: v.optional(v.record(id, v.object({ id, name: v.string() }))),
  /** The key server that this identity was moved to: other computers follow. `receiptKey`: 32 bytes in hex. */
  server: v.optional(v.object({ origin: v.string(), receiptKey: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) })),
});

/** Names of methods, levels and characters; every method of the identity reads it, only managing ones write it. */
export type IdentityDocument = v.InferOutput<typeof identityDocumentSchema>;

/** What people are shown of a login method (hex id), also of one that was removed. */
export const methodNameOf = ({ methods }: Pick<IdentityDocument, 'methods'>, methodId: string): string =>
  methods[methodId]?.name ?? 'Login method';

function decode<Schema extends v.GenericSchema>(schema: Schema, bytes: Uint8Array): v.InferOutput<Schema> {
  try {
    return v.parse(schema, JSON.parse(fromUtf8(bytes)));
  } catch {
    throw new WalletError('bad-encoding', 'A document of this identity has a form that this version does not know.');
  }
}

/** What could not be read again is not written. @throws WalletError bad-encoding */
export function encodeProfile(profile: Profile): Uint8Array {
  const bytes = utf8(JSON.stringify(profile));
  decode(profileSchema, bytes);
  return bytes;
}

/** How many removed target keys a profile remembers. */
const REMOVED_LIMIT = 500;

/** The profile remembers that this target key was taken out of it; changed in place. */
export function noteRemovedTarget(profile: Profile, targetId: string): void {
  const others = (profile.removedTargetIds ?? []).filter((other) => other !== targetId);
  profile.removedTargetIds = [...others, targetId].slice(-REMOVED_LIMIT);
}

/** @throws WalletError bad-encoding */
export const decodeProfile = (bytes: Uint8Array): Profile => decode(profileSchema, bytes);
/** @throws WalletError bad-encoding */
export function encodeIdentityDocument(document: IdentityDocument): Uint8Array {
  const bytes = utf8(JSON.stringify(document));
  decode(identityDocumentSchema, bytes);
  return bytes;
}

/** @throws WalletError bad-encoding */
export const decodeIdentityDocument = (bytes: Uint8Array): IdentityDocument => decode(identityDocumentSchema, bytes);

/** The longest name of a character, an account, a method or a level, in UTF-16 units. */
export const NAME_LIMIT = 64;

/** A name as stored: trimmed, one line, neither empty nor too long. @throws WalletError bad-input */
export function cleanName(text: string): string {
  const name = text.replaceAll(/\s+/g, ' ').trim();
  if (name === '') throw new WalletError('bad-input', 'Give it a name.');
  if (name.length > NAME_LIMIT)
    throw new WalletError('bad-input', `Make the name shorter: ${NAME_LIMIT} letters at most.`);
  return name;
}
