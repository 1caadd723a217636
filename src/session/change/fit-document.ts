/**
 * Shortens documents until they fit the limit. A login method that may write a document can fill it, and a rotation or another
 * name makes it longer. So a rotated document loses its largest dispensable parts, and never an account whose key was moved.
 */
import { isWalletError } from '../../lib/errors.ts';
import {
  DOCUMENT_LIMIT,
  encodeIdentityDocument,
  encodeProfile,
  type IdentityDocument,
  NAME_LIMIT,
  type Profile,
} from '../profile/profile.ts';

const sizeOf = (value: unknown): number => (JSON.stringify(value) ?? '').length;
const cut = (name: string): string => name.slice(0, NAME_LIMIT);

/** Empties the largest of these fields, one after the other, until the document fits; `null`: it never does. */
function withoutLargest<Document extends object>(
  document: Document,
  emptied: Partial<Document>,
  fits: (document: Document) => boolean,
): Document | null {
  const fields = (Object.keys(emptied) as (keyof Document)[]).sort(
    (one, other) => sizeOf(document[other]) - sizeOf(document[one]),
  );
  let next = document;
  for (const field of fields) {
    if (fits(next)) return next;
    next = { ...next, [field]: emptied[field] };
  }
  return fits(next) ? next : null;
}

function profileFits(profile: Profile): boolean {
  try {
    encodeProfile(profile);
    return true;
  } catch (error) {
    if (isWalletError(error, 'refused')) return false;
    throw error;
  }
}

const PROFILE_EMPTIED: Partial<Profile> = {
  unread: [],
  removedTargetIds: [],
  offered: [],
  descriptions: [],
  blocked: [],
  contacts: [],
  changedContacts: [],
  sites: [],
  signIns: [],
  routes: {},
};

/** @param moved ids (hex) of the sealed keys under the new key: accounts without one are dropped last */
export function fitProfile(profile: Profile, moved: ReadonlySet<string>): Profile {
  if (profileFits(profile)) return profile;
  const named = {
    ...profile,
    name: cut(profile.name),
    accounts: profile.accounts.map((account) => ({ ...account, name: cut(account.name) })),
  };
  const fitted = withoutLargest(named, PROFILE_EMPTIED, profileFits);
  if (fitted) return fitted;
  const accounts = named.accounts.filter(({ targetId }) => targetId !== null && moved.has(targetId));
  const loginKeys = named.loginKeys?.filter(({ targetId }) => moved.has(targetId));
  const held = new Set(accounts.map(({ address }) => address));
  const exposed = (named.exposed ?? []).filter(({ address }) => held.has(address));
  const secrets = named.secrets?.filter(({ targetId }) => moved.has(targetId));
  return {
    ...named,
    ...PROFILE_EMPTIED,
    accounts,
    exposed,
    ...(loginKeys ? { loginKeys } : {}),
    ...(secrets ? { secrets } : {}),
  };
}

const NAMES_EMPTIED: Partial<IdentityDocument> = {
  unread: [],
  proposedLimits: {},
  computers: {},
  levels: {},
  methods: {},
  characters: {},
};

const namesFit = (names: IdentityDocument): boolean => encodeIdentityDocument(names).length <= DOCUMENT_LIMIT;

/** Shortens the names of an identity. A method, level or character that loses its name is called after its kind. */
export function fitNames(names: IdentityDocument): IdentityDocument {
  if (namesFit(names)) return names;
  const { server, ...rest } = { ...names, name: cut(names.name) };
  const named = { ...rest, ...(server && sizeOf(server) < DOCUMENT_LIMIT / 8 ? { server } : {}) };
  return withoutLargest(named, NAMES_EMPTIED, namesFit) ?? { ...named, ...NAMES_EMPTIED };
}
