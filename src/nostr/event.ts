/** Nostr events (NIP-01): read strictly, hashed and signed (BIP-340). */
import { schnorr } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bareHex, utf8 } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { publicKeyOf } from './key.ts';

/** What a site asks to be signed. */
export interface EventDraft {
  kind: number;
  /** Seconds since 1970. */
  created_at: number;
  tags: string[][];
  content: string;
}

export interface SignedEvent extends EventDraft {
  id: string;
  /** Hex. */
  pubkey: string;
  sig: string;
}

/** More tags than a follow list has. */
const MOST_TAGS = 20_000;
const LARGEST_KIND = 65_535;
/** Of `created_at`: the end of the year 9999. */
const LATEST = 253_402_300_799;

/**
 * Reads the event that a site sends. Fields that the wallet fills in itself (`id`, `sig`) are not looked at; a public key must be the
 * wallet's own, which the caller compares.
 * @throws WalletError bad-input with the fault in words
 */
export function parseEvent(value: unknown): { event: EventDraft; pubkey: string | null } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed('It must be an object.');
  const { kind, created_at, tags, content, pubkey } = value as Record<string, unknown>;
  if (!isWhole(kind, LARGEST_KIND)) throw malformed('kind must be a whole number from 0 to 65535.');
  if (!isWhole(created_at, LATEST)) throw malformed('created_at must be a time in whole seconds since 1970.');
  if (!isText(content)) throw malformed('content must be a well-formed text.');
  if (!Array.isArray(tags) || !tags.every(isTag)) throw malformed('tags must be a list of lists of texts.');
  if (tags.length > MOST_TAGS) throw malformed(`It has more than ${MOST_TAGS} tags.`);
  if (pubkey !== undefined && pubkey !== null && typeof pubkey !== 'string') throw malformed('pubkey must be a text.');
  return { event: { kind, created_at, tags: tags.map((tag) => [...tag]), content }, pubkey: pubkey ? pubkey : null };
}

const malformed = (what: string): WalletError => new WalletError('bad-input', `This event is malformed. ${what}`);

const isWhole = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= most && !Object.is(value, -0);

const isTag = (tag: unknown): tag is string[] => Array.isArray(tag) && tag.every(isText);

/** A text with UTF-8 bytes: it has no half of a pair of code units. */
const isText = (value: unknown): value is string => typeof value === 'string' && !/\p{Surrogate}/u.test(value);

/** SHA-256 of the event's serialisation, 32 bytes. */
export const eventHash = (pubkey: string, { created_at, kind, tags, content }: EventDraft): Uint8Array =>
  sha256(utf8(JSON.stringify([0, pubkey, created_at, kind, tags, content])));

/** @param privateKey 32 bytes; the caller wipes it */
export function signEvent(event: EventDraft, privateKey: Uint8Array): SignedEvent {
  const { kind, created_at, tags, content } = event;
  const pubkey = publicKeyOf(privateKey);
  const hash = eventHash(pubkey, event);
  const sig = bareHex(schnorr.sign(hash, privateKey));
  return { id: bareHex(hash), pubkey, created_at, kind, tags, content, sig };
}

/** The first value of the first tag of this name; `null` if there is none. */
export const tagOf = ({ tags }: Pick<EventDraft, 'tags'>, name: string): string | null =>
  tags.find((tag) => tag[0] === name)?.[1] ?? null;
