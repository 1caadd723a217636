/**
 * Where a character signed in (ERC-4361): what a site may still count as a session. The wallet cannot end one: the list says what was signed,
 * until when it counts, and what the person has said of it. It lies in the profile, so that all computers of the character share it.
 */
import * as v from 'valibot';
import { readRecap, recapWords } from '../../ethereum/recap.ts';
import { claimsSignIn, parseSignIn } from '../../ethereum/sign-in.ts';
import { readMalformedSignIn } from '../../ethereum/sign-in-malformed.ts';
import { fromHex, fromUtf8, type Hex } from '../../lib/bytes.ts';
import { listBy, orElse } from '../../vault/stored.ts';
import { origin } from './origin-schema.ts';

/** How many are kept, the newest ones: all together, and of one site, so that no site pushes out the others. */
export const MOST_SIGN_INS = 60;
export const MOST_OF_A_SITE = 12;

/** Longest texts that are kept, in characters, and how many resources and permissions. */
const LONGEST = { statement: 240, requestId: 64, resource: 120 };
const MOST_RESOURCES = 4;

const hex = (digits: number) =>
  v.custom<Hex>((value) => typeof value === 'string' && value.length === digits + 2 && /^0x[0-9a-f]+$/.test(value));
/** ms since 1970: what a `Date` can have. */
const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(-8.64e15), v.maxValue(8.64e15));
const mayBe = <const S extends v.GenericSchema>(schema: S) => orElse(v.nullable(schema), null);

const entrySchema = v.object({
  /** Keccak-256 of the signature. */
  id: hex(64),
  /** When it was signed, by the clock of the computer that signed. */
  at: moment,
  /** Serialised origin of the site that asked. */
  origin,
  account: hex(40),
  /** As the message names it. */
  chainId: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  statement: mayBe(v.string()),
  issuedAt: mayBe(moment),
  expirationTime: mayBe(moment),
  notBefore: mayBe(moment),
  requestId: mayBe(v.string()),
  /** The first ones. */
  resources: orElse(v.array(v.string()), []),
  /** Permissions (ERC-5573) in words, the first ones. */
  allows: orElse(v.array(v.string()), []),
  /** Resources and permissions beyond these. */
  more: orElse(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), 0),
  /** When the person said to have ended it at the site. */
  endedAt: v.optional(moment),
  /** Signed without a prompt, as the person had let the site. */
  automatic: v.optional(v.literal(true)),
});

export const signInsSchema = listBy('id', entrySchema);
export type SignInEntry = v.InferOutput<typeof entrySchema>;

/** What a message says; `null`: it is no sign-in. */
export function readSignIn(
  message: Hex,
  chainId: number,
): Omit<SignInEntry, 'id' | 'at' | 'origin' | 'account' | 'endedAt' | 'automatic'> | null {
  const text = textOf(message);
  if (text === null || !claimsSignIn(text)) return null;
  const { resources: named, ...said } = fieldsOf(text, chainId);
  const rights = named.map(readRecap);
  const links = named.filter((_resource, at) => rights[at] === null);
  const allowed = rights.flatMap((right) => right ?? []).map(recapWords);
  const [resources, allows] = [links, allowed].map((list) =>
    list.slice(0, MOST_RESOURCES).map((one) => cut(one, LONGEST.resource)),
  ) as [string[], string[]];
  const more = links.length + allowed.length - resources.length - allows.length;
  return {
    ...said,
    statement: said.statement && cut(said.statement, LONGEST.statement),
    requestId: said.requestId && cut(said.requestId, LONGEST.requestId),
    ...{ resources, allows, more },
  };
}

const textOf = (message: Hex): string | null => {
  try {
    return fromUtf8(fromHex(message));
  } catch {
    return null;
  }
};

/** One that is not written the usual way counts at many sites all the same. */
function fieldsOf(text: string, chainId: number) {
  try {
    const { statement, issuedAt, expirationTime, notBefore, requestId, resources, chainId: named } = parseSignIn(text);
    return { statement, issuedAt, expirationTime, notBefore, requestId, resources, chainId: named };
  } catch {
    const { expirationTime, notBefore, resources, chainId: named } = readMalformedSignIn(text);
    const unread = { statement: null, issuedAt: null, requestId: null };
    return { ...unread, expirationTime, notBefore, resources, chainId: named !== null && named >= 0 ? named : chainId };
  }
}

function cut(text: string, longest: number): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
}

/** The newest first, each once, within the bounds. A total order, so that two computers come to the same list. */
export function boundSignIns(entries: readonly SignInEntry[]): SignInEntry[] {
  const [known, ofSite] = [new Set<string>(), new Map<string, number>()];
  return [...entries]
    .sort((one, other) => other.at - one.at || (one.id < other.id ? -1 : 1))
    .filter(({ id, origin }) => {
      if (known.has(id)) return false;
      known.add(id);
      const count = (ofSite.get(origin) ?? 0) + 1;
      ofSite.set(origin, count);
      return count <= MOST_OF_A_SITE;
    })
    .slice(0, MOST_SIGN_INS);
}

export const withSignIns = (before: readonly SignInEntry[] = [], added: readonly SignInEntry[]): SignInEntry[] =>
  boundSignIns([...added, ...before]);

/** With this one as given, whatever the list says of it; without it where newer ones fill the list. */
export const withSignIn = (entries: readonly SignInEntry[] = [], given: SignInEntry): SignInEntry[] =>
  boundSignIns([given, ...entries.filter(({ id }) => id !== given.id)]);

/** @param endedAt ms since 1970; `null`: the person takes it back */
export const withEnded = (
  entries: readonly SignInEntry[] = [],
  ids: readonly string[],
  endedAt: number | null,
): SignInEntry[] =>
  entries.map((entry) => {
    if (!ids.includes(entry.id)) return entry;
    const { endedAt: _before, ...open } = entry;
    return endedAt === null ? open : { ...open, endedAt };
  });
