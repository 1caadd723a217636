/** The document of one character: name, look, accounts, sites, address book, settings. Readable only while that character is open. */
import * as v from 'valibot';
import { fromUtf8, type Hex, utf8 } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionProfile as t } from '../../locales/en/session/profile.ts';
import type { Look } from '../../messaging/look.ts';
import { lookSchema } from '../../messaging/look-schema.ts';
import { joinUnread, listBy, orElse, parseShallow, readStored, type Unread, writeStored } from '../../vault/stored.ts';
import { namedAuthenticatorSchema } from '../login/authenticator.ts';
import { leftAccountSchema } from '../login/row-controls.ts';
import { itemChoiceSchema } from './item-choice.ts';
import { origin } from './origin-schema.ts';
import { secretSchema } from './secret-entry.ts';
import { signInsSchema } from './sign-ins.ts';
import { signedSchema } from './signed.ts';
import { signingPolicySchema } from './signing-policy.ts';
import { siteSchema } from './site-schema.ts';
import { spentSchema } from './spent.ts';
import { tokenChoiceSchema } from './token-choice.ts';

const address = v.custom<Hex>((value) => typeof value === 'string' && /^0x[0-9a-f]{40}$/.test(value));
const chainId = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const moment = v.pipe(v.number(), v.safeInteger());
const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));

/** Stands in for a look that cannot be read. */
const PLAIN_LOOK: Look = {
  hue: 'slate',
  cloth: 'lozenge',
  mask: { outline: 'oval', eyes: 'shut', mouth: 'line', mark: 'none', shade: 'none' },
};

const accountSchema = v.object({
  /** Lower-case. */
  address,
  name: orElse(v.string(), () => t.unnamedAccount),
  kind: v.picklist(['hd', 'imported', 'watch']),
  /** Of an own account, and of one that was imported with a phrase. */
  path: v.nullable(v.string()),
  /** Names the sealed target key; `null` for a watch-only account, which has none. */
  targetId: v.nullable(id),
});

const loginKeySchema = v.object({
  /** Lower-case. */
  address,
  /** The one site that it is for. */
  origin,
  path: v.string(),
  /** Names the sealed key. */
  targetId: id,
  /** Somebody else may have read it since then: the next connection gets another one. */
  exposedSince: v.optional(moment),
});

const profileSchema = v.object({
  name: orElse(v.string(), () => t.unnamedCharacter),
  look: orElse(lookSchema, PLAIN_LOOK),
  order: orElse(v.number(), 0),
  /** Names the sealed BIP-39 entropy of this character's own accounts. Its stand-in names nothing: no account is made of it. */
  entropyTargetId: orElse(id, '0'.repeat(32)),
  /** What that entropy must give (`entropyPublicPart` of keys/target, in hex). The stand-in fits none. */
  entropyPublicPart: orElse(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), '0'.repeat(64)),
  /** Index of the next HD account: an index is never given twice, even after a removal. */
  nextIndex: orElse(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), 0),
  accounts: orElse(listBy('address', accountSchema), []),
  /** Keys that only log in, each for one site. They are no accounts: nothing that pays, lists assets or asks a node reads them. */
  loginKeys: v.optional(listBy('address', loginKeySchema)),
  sites: orElse(listBy('origin', siteSchema), []),
  contacts: orElse(listBy('address', v.object({ address, name: orElse(v.string(), () => t.unnamedContact) })), []),
  /** Contacts that another login method added or renamed (hex id), until the person has looked at them. */
  changedContacts: v.optional(listBy('address', v.object({ address, by: id }))),
  /** Sites and routes that a method of low rank changed, until the person has looked: see changed-places.ts. */
  changedSites: v.optional(listBy('origin', v.object({ origin, by: id, before: v.array(address) }))),
  changedRoutes: v.optional(
    listBy('chainId', v.object({ chainId: v.string(), by: id, before: v.nullable(v.array(v.string())) })),
  ),
  chainId: orElse(chainId, 1),
  /** Tokens that the person added, showed or hid: see token-choice.ts. */
  tokens: v.optional(listBy('id', tokenChoiceSchema)),
  /** Items of collections that the person added, showed or hid: see item-choice.ts. */
  items: v.optional(listBy('id', itemChoiceSchema)),
  /** Origins that the person blocked. */
  blocked: v.optional(orElse(v.array(origin), []), []),
  /** Descriptions of calls and messages (ERC-7730) that the person added: file name and JSON text, read by clear-signing/. */
  descriptions: v.optional(listBy('file', v.object({ file: v.string(), text: v.string() }))),
  /** Accounts whose private keys somebody else may have read, until they are empty. `movedTo`: the account made for what they hold. */
  exposed: v.optional(
    listBy('address', v.object({ address, since: orElse(moment, 0), movedTo: orElse(v.nullable(address), null) })),
  ),
  /** The last target keys that this character removed. If someone puts one back, it is not adopted again. A merge keeps both lists. */
  removedTargetIds: v.optional(v.array(id)),
  /** Accounts that a login method put in without holding this character: none is used before the person accepts it. */
  offered: v.optional(
    listBy(
      'targetId',
      v.object({
        targetId: id,
        address,
        /** As the login method in `by` named it. */
        name: orElse(v.string(), () => t.unnamedAccount),
        /** Hex id of the login method that put it in. */
        by: id,
      }),
    ),
  ),
  /** Site logins, secret notes and imported phrases: what is searched, never what is secret. */
  secrets: v.optional(listBy('targetId', secretSchema)),
  /** Entropies of before: nothing new is derived from them. */
  formerEntropyTargetIds: v.optional(v.array(id)),
  /** What was paid within the last day, where a daily limit counts it. */
  spent: v.optional(spentSchema),
  /** Who signed what: the newest signatures, the newest first. */
  signed: v.optional(signedSchema),
  /** Where the character signed in: see sign-ins.ts. */
  signIns: v.optional(signInsSchema),
  /** RPC routes of this character by chain id; absent means the profile's own. An unreadable one stands for no node. */
  routes: orElse(v.record(v.string(), orElse(v.array(v.string()), [])), {}),
});

/** `unread`: parts that this version cannot read; they are written back as they were. */
export type Profile = v.InferOutput<typeof profileSchema> & { unread?: Unread[] };
export type Account = Profile['accounts'][number];
export type LoginKey = NonNullable<Profile['loginKeys']>[number];
export type Site = Profile['sites'][number];
export type ChangedContact = NonNullable<Profile['changedContacts']>[number];
export type ChangedSite = NonNullable<Profile['changedSites']>[number];
export type ChangedRoute = NonNullable<Profile['changedRoutes']>[number];
export type Offered = NonNullable<Profile['offered']>[number];
export type Exposed = NonNullable<Profile['exposed']>[number];

const identityDocumentSchema = v.object({
  name: orElse(v.string(), () => t.unnamedIdentity),
  /**
   * `account`: the account name of a password at its server; of an account at an issuer what login/oidc.ts writes; of own storage the address
   * of its file, with the file's id after a `#`. `control`: control token of the account's row, encrypted under the management key
   * (login/row-controls.ts): another managing login frees the row with it.
   * `authenticator`: of a passkey or security key, as it said when the credential was made. Of a recovery key: `rows` are its rows (login/recovery-rows.ts),
   * `personal` tells that it asks for personal information, `replaces` names the lost recovery key in whose place it was made, `sheets` says that it is on several sheets, how many are needed, and who holds each. `left`: accounts that the method had before it was reset.
   */
  methods: orElse(
    v.record(
      id,
      v.object({
        name: orElse(v.string(), () => t.unnamedMethod),
        addedAt: orElse(moment, 0),
        account: v.optional(v.string()),
        authenticator: v.optional(namedAuthenticatorSchema),
        control: v.optional(v.string()),
        rows: v.optional(v.string()),
        personal: v.optional(v.boolean()),
        replaces: v.optional(id),
        sheets: orElse(v.optional(v.object({ needed: v.number(), holders: v.array(v.string()) })), undefined),
        left: orElse(v.optional(v.array(leftAccountSchema)), undefined),
      }),
    ),
    {},
  ),
  levels: orElse(
    v.record(
      id,
      orElse(v.string(), () => t.unnamedLevel),
    ),
    {},
  ),
  /** Names of persons, of those who left too. The log says which login methods are of one person. */
  persons: v.optional(v.record(id, v.object({ name: orElse(v.string(), '') }))),
  /** Characters that may be known while they are closed. */
  characters: orElse(
    v.record(
      id,
      v.object({ name: orElse(v.string(), () => t.unnamedCharacter), look: orElse(lookSchema, PLAIN_LOOK) }),
    ),
    {},
  ),
  /** What login methods may sign; absent: no rules. */
  signing: v.optional(signingPolicySchema),
  /** Limits that wait for a second manager, by their hash in the log. */
  proposedLimits: v.optional(v.record(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), signingPolicySchema)),
  /** Which devices are of one computer, as far as it has told: `id` is random, made by that computer. */
  computers: v.optional(v.record(id, v.object({ id, name: orElse(v.string(), () => t.unnamedComputer) }))),
  /** The key server that this identity was moved to: other computers follow. `receiptKey`: 32 bytes in hex. */
  server: v.optional(v.object({ origin: v.string(), receiptKey: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) })),
});

/** Names of methods, levels and characters; every method of the identity reads it, only managing ones write it. */
export type IdentityDocument = v.InferOutput<typeof identityDocumentSchema> & { unread?: Unread[] };

/** What people are shown of a login method (hex id), also of one that was removed. */
export const methodNameOf = ({ methods }: Pick<IdentityDocument, 'methods'>, methodId: string): string =>
  methods[methodId]?.name ?? t.unnamedMethod;

const unknownForm = () => new WalletError('bad-encoding', t.documentOfOtherVersion);

/** @throws WalletError bad-encoding where not even parts of it can be read */
function decode<Schema extends v.GenericSchema<unknown, object>>(
  schema: Schema,
  bytes: Uint8Array,
): v.InferOutput<Schema> & { unread?: Unread[] } {
  let raw: unknown;
  try {
    raw = parseShallow(fromUtf8(bytes));
  } catch {
    throw unknownForm();
  }
  const read = readStored(schema, raw);
  if (read === null) throw unknownForm();
  return read.unread.length === 0 ? read.value : { ...read.value, unread: read.unread };
}

/** A value that could not be read again is not written. @throws WalletError bad-encoding */
function encode(schema: v.GenericSchema, { unread = [], ...value }: { unread?: Unread[] }): Uint8Array {
  if (!v.is(schema, JSON.parse(JSON.stringify(value)))) throw unknownForm();
  return utf8(JSON.stringify(writeStored(value, unread)));
}

/**
 * The longest document that is written (bytes of its JSON), well below what a key server takes (`LIMITS.box`): a change of the
 * identity finds room for what it adds. A longer profile counts as one that cannot be read.
 */
export const DOCUMENT_LIMIT = 192 * 1024;

/** Where it is too long, the oldest signatures are left out first, then the oldest sign-ins. @throws WalletError bad-encoding | refused (it is too long without them) */
export function encodeProfile(profile: Profile): Uint8Array {
  const bytes = encode(profileSchema, profile);
  if (bytes.length <= DOCUMENT_LIMIT) return bytes;
  const { signed = [], signIns = [] } = profile;
  if (signed.length > 0) return encodeProfile({ ...profile, signed: signed.slice(0, Math.floor(signed.length / 2)) });
  if (signIns.length > 0)
    return encodeProfile({ ...profile, signIns: signIns.slice(0, Math.floor(signIns.length / 2)) });
  throw new WalletError('refused', t.characterFull);
}

/** @throws WalletError bad-encoding */
export function decodeProfile(bytes: Uint8Array): Profile {
  if (bytes.length > DOCUMENT_LIMIT) throw unknownForm();
  const profile = decode(profileSchema, bytes);
  const lost = profile.unread?.find(({ path }) => path.length === 1 && path[0] === 'nextIndex');
  if (!lost) return profile;
  // An index that is in use is never given to another account.
  const inUse = profile.accounts.map(({ kind, path }) => (kind === 'hd' ? Number(path?.split('/').at(-1) ?? -1) : -1));
  const nextIndex = Math.max(-1, ...inUse.filter(Number.isSafeInteger)) + 1;
  lost.standIn = nextIndex;
  return { ...profile, nextIndex };
}

/** @throws WalletError bad-encoding */
export const encodeIdentityDocument = (document: IdentityDocument): Uint8Array =>
  encode(identityDocumentSchema, document);

/** @throws WalletError bad-encoding */
export const decodeIdentityDocument = (bytes: Uint8Array): IdentityDocument => decode(identityDocumentSchema, bytes);

/** The unreadable parts of two versions of one document, together. */
export const bothUnread = (one: { unread?: Unread[] }, other: { unread?: Unread[] }): { unread?: Unread[] } => {
  const unread = joinUnread(one.unread, other.unread);
  return unread.length === 0 ? {} : { unread };
};

/** How many removed target keys a profile remembers. */
const REMOVED_LIMIT = 500;

/** The profile remembers that this target key was taken out of it; changed in place. */
export function noteRemovedTarget(profile: Profile, targetId: string): void {
  const others = (profile.removedTargetIds ?? []).filter((other) => other !== targetId);
  profile.removedTargetIds = [...others, targetId].slice(-REMOVED_LIMIT);
}

/** How many entropies of before a profile names: each is moved whenever the character is given new keys. */
const FORMER_LIMIT = 16;

/** The last ones of a list of former entropies. */
export const lastFormer = (targetIds: readonly string[]): string[] => [...new Set(targetIds)].slice(-FORMER_LIMIT);

/** The longest name of a character, an account, a method or a level, in UTF-16 units. */
export const NAME_LIMIT = 64;

/** A name as stored: trimmed, one line, neither empty nor too long. @throws WalletError bad-input */
export function cleanName(text: string): string {
  const name = text.replaceAll(/\s+/g, ' ').trim();
  if (name === '') throw new WalletError('bad-input', t.giveName);
  if (name.length > NAME_LIMIT) throw new WalletError('bad-input', t.nameTooLong(NAME_LIMIT));
  return name;
}
