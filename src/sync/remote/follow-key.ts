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
import { badServer, type Http, takeValue } from './http.ts';

/** The identity of a server, as it was pinned. */
export interface PinnedServer {
  /** Serialised origin. */
  origin: string;
  /** Ed25519, 32 bytes. */
  receiptKey: Uint8Array;
  /** The steps by which this key followed earlier ones since the first contact, the oldest first. */
  succession?: readonly Successor[] | undefined;
}

type Signed = Parameters<typeof receiptStatement.holds>[2] & { signature: Uint8Array };

export const isSignedBy = (receiptKey: Uint8Array, receipt: Signed): boolean =>
  receiptStatement.holds(receiptKey, receipt.signature, receipt);

/**
 * A receipt under a key that has a successor is believed no more. In the epoch of that change it comes from a process of the server that
 * has not changed over yet; in a later one the server was restored to a time before it.
 */
const retired = ({ epoch }: Successor, receiptEpoch: number): WalletError =>
  receiptEpoch > epoch ? badServer(t.restoredBeforeKey) : new WalletError('server-unreachable', t.changingKey);

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

  const found = takeValue(await http.ask({ method: 'GET', path: '/v1/server/succession' }, successionSchema));
  const steps = found.steps.map((step): Successor => ({ ...step, origin }));
  for (const step of steps)
    for (const known of held)
      if (branches(known, step)) {
        await onBranch([known, step]);
        throw badServer(t.twoSuccessors);
      }
  const keys = steps[0]?.number === 1 ? keysOfSuccession(origin, steps) : null;
  const at = keys?.findIndex((key) => equalBytes(key, pinned.receiptKey)) ?? -1;
  const to = keys?.findIndex(signed) ?? -1;
  if (keys === null || at === -1 || to === -1) throw badServer(t.receiptWrong);
  if (to < at) throw retired(steps[to] as Successor, epoch);
  return { origin, receiptKey: keys[to] as Uint8Array, succession: [...held, ...steps.slice(at, to)] };
}
