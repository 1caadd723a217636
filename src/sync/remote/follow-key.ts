/**
 * The receipt key of a server over time. A wallet that has pinned a key accepts another one only by the server's chain of successors, of
 * which each step is signed by the key before [Note: Succession]. It goes forwards only.
 */
import { receiptStatement } from '../../keys/statement.ts';
import { branches, keysOfSuccession, type Successor } from '../../keys/succession.ts';
import { equalBytes } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sync as t } from '../../locales/en/sync.ts';
import { successionSchema } from '../../messaging/key-server/identities.ts';
import { type Http, takeValue } from './http.ts';

/** How often the chain is asked for: a process of the server that has not heard of the new key may have answered. */
const TRIES = 3;

/** The identity of a server, as it was pinned. */
export interface PinnedServer {
  /** Serialised origin. */
  origin: string;
  /** Ed25519, 32 bytes. */
  receiptKey: Uint8Array;
  /** The steps by which this key followed earlier ones since the first contact, the oldest first. */
  succession?: readonly Successor[] | undefined;
}

/**
 * The server signs with a key that is not the pinned one and does not follow it: its person compares the fingerprint of the present one.
 * Never thrown when the server gave no answer about its keys.
 */
export class OtherKey extends WalletError {
  constructor(sentence: string) {
    super('bad-server', sentence);
  }
}

type Signed = Parameters<typeof receiptStatement.holds>[2] & { signature: Uint8Array };

export const isSignedBy = (receiptKey: Uint8Array, receipt: Signed): boolean =>
  receiptStatement.holds(receiptKey, receipt.signature, receipt);

/**
 * A receipt under a key that has a successor is believed no more. In the epoch of that change it comes from a process of the server that
 * has not changed over yet; in a later one the server was restored to a time before it.
 */
const retired = ({ epoch }: Successor, receiptEpoch: number): WalletError =>
  receiptEpoch > epoch ? new OtherKey(t.restoredBeforeKey) : new WalletError('server-unreachable', t.changingKey);

/**
 * @param signed whether a key signed the receipt in question @param epoch of that receipt
 * @param onBranch called with two successors of one key before the error is thrown
 * @returns the server with the key that signed it
 * @throws WalletError server-unreachable | bad-server
 */
export async function followKey(
  http: Http,
  pinned: PinnedServer,
  signed: (key: Uint8Array) => boolean,
  { epoch, onBranch }: { epoch: number; onBranch(successors: [Successor, Successor]): Promise<void> },
): Promise<PinnedServer> {
  if (signed(pinned.receiptKey)) return pinned;
  const { origin, succession: held = [] } = pinned;
  const left = held.find(({ before }) => signed(before));
  if (left !== undefined) throw retired(left, epoch);

  for (let tries = 1; ; tries++) {
    const found = takeValue(await http.ask({ method: 'GET', path: '/v1/server/succession' }, successionSchema));
    const steps = found.steps.map((step): Successor => ({ ...step, origin }));
    for (const step of steps)
      for (const known of held)
        if (branches(known, step)) {
          await onBranch([known, step]);
          throw new OtherKey(t.twoSuccessors);
        }
    const keys = steps[0]?.number === 1 ? keysOfSuccession(origin, steps) : null;
    const at = keys?.findIndex((key) => equalBytes(key, pinned.receiptKey)) ?? -1;
    const to = keys?.findIndex(signed) ?? -1;
    if (keys !== null && at !== -1 && to !== -1) {
      if (to < at) throw retired(steps[to] as Successor, epoch);
      return { origin, receiptKey: keys[to] as Uint8Array, succession: [...held, ...steps.slice(at, to)] };
    }
    if (tries === TRIES) throw new OtherKey(t.receiptWrong);
  }
}
