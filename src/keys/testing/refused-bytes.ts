/** Entries that are no entries: bytes with a second reading, of another version, or cut. Signed as they stand, so that only reading refuses them. */

import { concatBytes } from '../../lib/bytes.ts';
import { createWriter } from '../../lib/encoding.ts';
import { signEntry } from '../log/append.ts';
import type { EntrySigner } from '../log/entry.ts';
import { decodeEntry, encodeEntry } from '../log/entry-encoding.ts';
import { idOf } from './identity.ts';
import {
  agree,
  author,
  type Chain,
  levels,
  NOW,
  nothing,
  own,
  people,
  type RefusedLog,
  signedBody,
  written,
} from './refused-world.ts';

const { first, low, stranger } = people;

/** Where the parts of a body begin: version, number, previous, time, then the list of signers and the kind. */
const SIGNERS = 1 + 8 + 32 + 8;
const kindAt = (signers: number): number => SIGNERS + 4 + signers * 17;

/** The writer refuses it too: put together by hand. */
function tooManySigners(plain: Uint8Array, signers: EntrySigner[]): Uint8Array {
  const list = createWriter().u32(signers.length);
  for (const { id } of signers) list.u8(1).raw(id, 16);
  const body = concatBytes(plain.slice(0, SIGNERS), list.finish(), plain.slice(kindAt(1)));
  const entry = createWriter().bytes(body).u32(signers.length);
  for (const { seed } of signers) entry.raw(signEntry(seed, body), 64);
  return entry.finish();
}

/** @param chain the world */
export function refusedBytes({ entries, log }: Chain): RefusedLog[] {
  const freeze = { kind: 'mode-freeze' as const, methodId: low.id };
  const signers = [author(first)];
  const bodyOf = (...[action, names = signers]: [Parameters<typeof written>[1], typeof signers?]) =>
    decodeEntry(written(log, action, names)).body;
  /** The body with one byte replaced, signed anew. */
  const changed = (body: Uint8Array, at: number, value: number, names = signers): Uint8Array => {
    const other = body.slice();
    other[at] = value;
    return signedBody(other, names);
  };
  const plain = bodyOf(freeze);
  const both = [author(first), own(stranger)];
  const added = bodyOf({ kind: 'mode-add', method: stranger.descriptor }, both);
  const code = bodyOf({ kind: 'mode-freeze-code', methodId: low.id, freezePublicKey: null }, [author(low)]);
  const policy = bodyOf({ kind: 'policy', levels, delay: log.delay, secondManagerFor: [], rotation: nothing });
  const whole = written(log, freeze, signers);
  const nine = Array.from({ length: 9 }, (_, at) => ({ ...agree(first), id: idOf(`signer ${at}`) }));
  const cases: Record<string, Uint8Array> = {
    'another version': changed(plain, 0, 2),
    'a kind that is none': changed(plain, kindAt(1), 200),
    'a role that is none': changed(plain, SIGNERS + 4, 9),
    'a kind of method that is none': changed(added, kindAt(2) + 1 + 16, 9, both),
    'a flag that is neither 0 nor 1': changed(code, code.length - 1, 2, [author(low)]),
    'a level that manages by 2': changed(policy, kindAt(1) + 1 + 4 + 16, 2),
    'a number above 2^53': changed(plain, 1, 0xff),
    'bytes after the body': signedBody(concatBytes(plain, Uint8Array.of(0)), signers),
    'a body that ends too early': signedBody(plain.slice(0, -1), signers),
    'more than eight signers': tooManySigners(plain, nine),
    'bytes after the signatures': concatBytes(whole, Uint8Array.of(0)),
    'signatures that end too early': whole.slice(0, -1),
    'no bytes': new Uint8Array(0),
    'no signatures at all': encodeEntry(plain, []).slice(0, -4),
  };
  return Object.entries(cases).map(([name, entry]) => ({
    name: `bytes: ${name}`,
    entries: [...entries, entry],
    now: NOW,
  }));
}
