/**
 * Signatures with an account of an open character: its key is opened for the one signature and wiped. Whether the person wants it was
 * decided before; whether the signing policy allows it is decided here (signing-guard.ts).
 */

import { keccak } from '../../ethereum/keccak.ts';
import { signPersonalMessage } from '../../ethereum/message.ts';
import { type SignedTransaction, signTransaction } from '../../ethereum/transaction.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import { parseTypedData } from '../../ethereum/typed-data.ts';
import { signTypedData } from '../../ethereum/typed-hash.ts';
import { parseTypedList, signTypedList } from '../../ethereum/typed-list.ts';
import { type SignedOperation, signUserOperation, type UserOperation } from '../../ethereum/user-operation.ts';
import { fromHex, type Hex, toHex } from '../../lib/bytes.ts';
import { sessionAccounts as t } from '../../locales/en/session/accounts.ts';
import type { Proof } from '../../messaging/login.ts';
import type { SigningCheck } from '../../messaging/signing-policy.ts';
import type { Profiles } from '../profile/profiles.ts';
import { readSignIn, type SignInEntry } from '../profile/sign-ins.ts';
import type { Signed } from '../profile/signed.ts';
import { usePrivateKey } from '../profile/targets.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { keyThatSigns } from './login-keys.ts';
import { prepareSignature } from './prepare-signature.ts';
import type { SigningGuard } from './signing-guard.ts';
import { type Asked, type Told, type ToSign, wantedOf } from './wanted.ts';

/** As which account something is signed. */
interface Signer {
  characterId: string;
  address: Hex;
  chainId: number;
}

/** What is done with the key of an account. */
interface Act<Value> {
  kind: Exclude<Signed['kind'], 'nostr'>;
  toSign: ToSign;
  sign: (privateKey: Uint8Array) => Value;
  /** Name the signatures in the list of those that were made, in the order of `Asked.told`. */
  idsOf: (signed: Value) => Hex[];
}

type Made<Value> = { value: Value; signedBy: string };

const createSigner = (guard: SigningGuard, clock: () => number) =>
  async function withKey<Value>(asked: Asked, signer: Signer, act: Act<Value>): Promise<Made<Value>> {
    const { characterId, address, chainId } = signer;
    const wanted = wantedOf(characterId, chainId, asked, act.toSign);
    return guard.run(asked, wanted, async ({ profile, access }, methodId) => {
      const { origin, told } = asked;
      const key = keyThatSigns(profile, address, { kind: act.kind, origin });
      const value: Value = await usePrivateKey(access, key, act.sign);
      const account = key.address;
      const common = { kind: act.kind, by: methodId, at: clock(), account, chainId, origin };
      const ids = act.idsOf(value);
      const made = ids.map((id, at): Signed => ({ id, ...common, ...(told[at] ?? nothingTold()) }));
      const signed = asked.automatic ? [] : made;
      const signIns = ids.flatMap((id) => signInOf(id, { ...common, automatic: asked.automatic }, act.toSign));
      return { value: { value, signedBy: methodId }, noted: { signed, signIns } };
    });
  };

/** A sign-in is remembered with the site that asked for it. */
function signInOf(
  id: Hex,
  by: Pick<Signed, 'at' | 'chainId' | 'origin'> & { account: Hex; automatic: true | undefined },
  toSign: ToSign,
): SignInEntry[] {
  const { at, account, chainId, origin, automatic } = by;
  const said = toSign.kind === 'message' && origin !== null ? readSignIn(toSign.message, chainId) : null;
  return said === null || origin === null
    ? []
    : [{ id, at, origin, account, ...said, ...(automatic && { automatic }) }];
}

const nothingTold = (): Told => ({ title: t.untitledSignature, amount: '' });

const hashOf = (signature: Hex): Hex[] => [toHex(keccak(fromHex(signature)))];

/** `signedBy`: hex id of the login method that allowed it. */
type NamedTransaction = SignedTransaction & { signedBy: string };

/**
 * Signatures as the rest of the worker may ask for them, each for an approved request.
 * @throws WalletError locked | closed | needs-login (the policy wants a fresh login for this request) | not-allowed
 */
export interface SigningActs {
  /** EIP-191 version 0x45. */
  message(asked: Asked, signer: Signer, message: Hex): Promise<Hex>;
  /** EIP-712. @param json as parsed and kept by the approval */
  typedData(asked: Asked, signer: Signer, json: string): Promise<Hex>;
  /** @param json typed data of version 1 */
  typedList(asked: Asked, signer: Signer, json: string): Promise<Hex>;
  /**
   * Deterministic: the same transaction gives the same bytes, however often (RFC 6979).
   * @param dataFee in wei, what the network takes besides gas; `null`: nobody knows
   */
  transaction(
    asked: Asked,
    characterId: string,
    transaction: PreparedTransaction,
    dataFee: string | null,
  ): Promise<NamedTransaction>;
  /**
   * Several transactions of one account on one network, allowed and counted together: all are signed or none.
   * @param dataFee of all together
   */
  transactions(
    asked: Asked,
    characterId: string,
    transactions: readonly [PreparedTransaction, ...PreparedTransaction[]],
    dataFee: string | null,
  ): Promise<NamedTransaction[]>;
  /**
   * A user operation whose network fee somebody else pays. Deterministic, like a transaction.
   * @param costs the same calls as a transaction without a fee, for what the policy counts
   */
  operation(
    asked: Asked,
    characterId: string,
    operation: UserOperation,
    costs: PreparedTransaction,
  ): Promise<SignedOperation & { signedBy: string }>;
  /**
   * Gets ready for a signature of this account what takes no key: checks the signature of the box that its key lies in, and has the tables of
   * the curve made, which takes longer than a signature. @throws WalletError locked | closed | not-found
   */
  prepare(characterId: string, address: Hex): Promise<void>;
  /** Writes down who signed what since the last call, where it is not written yet: called once an answer has left. */
  keepSigned(): Promise<void>;
  /** What the policy says of a request now; `null`: no rule is about it. */
  check(asked: Pick<Asked, 'origin'>, signer: Omit<Signer, 'address'>, toSign: ToSign): Promise<SigningCheck | null>;
  /** May this site ask as this character? */
  maySiteAsk(characterId: string, origin: string): Promise<boolean>;
  /** The same for all sites at once. */
  sitesThatMayAsk(characterId: string): Promise<(origin: string) => boolean>;
  /** Does some rule keep sites out, now or as soon as another login is open? While the wallet is locked none does. @throws WalletError locked */
  hasSiteRules(): Promise<boolean>;
  /** A fresh login for one request counts until the request ends. @throws WalletError wrong-credential | not-allowed */
  confirm(approvalId: string, proof: Proof, characterId: string): Promise<void>;
  /** The request has ended. */
  forget(approvalId: string): Promise<void>;
}

/** @param proven checks a proof by a login method that opens the character, and returns its hex id */
export function createSigningActs(
  guard: SigningGuard,
  { proofs, clock, server }: Pick<SessionParts, 'proofs' | 'clock' | 'server'>,
  profiles: Profiles,
  proven: (proof: Proof, characterId: string) => Promise<string>,
): SigningActs {
  const withKey = createSigner(guard, clock);
  return {
    async message(asked, signer, message) {
      const sign = (key: Uint8Array) => signPersonalMessage(key, fromHex(message));
      const toSign: ToSign = { kind: 'message', message };
      return (await withKey(asked, signer, { kind: 'message', toSign, sign, idsOf: hashOf })).value;
    },
    async typedData(asked, signer, json) {
      const sign = (key: Uint8Array) => signTypedData(key, parseTypedData(json, signer.chainId));
      const toSign: ToSign = { kind: 'typed-data' };
      return (await withKey(asked, signer, { kind: 'typed-data', toSign, sign, idsOf: hashOf })).value;
    },
    async typedList(asked, signer, json) {
      const sign = (key: Uint8Array) => signTypedList(key, parseTypedList(json));
      const toSign: ToSign = { kind: 'typed-data' };
      return (await withKey(asked, signer, { kind: 'typed-data', toSign, sign, idsOf: hashOf })).value;
    },
    async transaction(asked, characterId, transaction, dataFee) {
      const { from: address, chainId } = transaction;
      const { value, signedBy } = await withKey(
        asked,
        { characterId, address, chainId },
        {
          kind: 'transaction',
          toSign: { kind: 'transaction', transaction, dataFee },
          sign: (key) => signTransaction(transaction, key),
          idsOf: ({ hash }) => [hash],
        },
      );
      return { ...value, signedBy };
    },
    async transactions(asked, characterId, transactions, dataFee) {
      const { from: address, chainId } = transactions[0];
      const { value, signedBy } = await withKey(
        asked,
        { characterId, address, chainId },
        {
          kind: 'transaction',
          toSign: { kind: 'transactions', transactions, dataFee },
          sign: (key) => transactions.map((transaction) => signTransaction(transaction, key)),
          idsOf: (signed) => signed.map(({ hash }) => hash),
        },
      );
      return value.map((one) => ({ ...one, signedBy }));
    },
    async operation(asked, characterId, operation, costs) {
      const { sender: address, chainId } = operation;
      const { value, signedBy } = await withKey(
        asked,
        { characterId, address, chainId },
        {
          kind: 'transaction',
          toSign: { kind: 'transactions', transactions: [costs], dataFee: '0' },
          sign: (key) => signUserOperation(operation, key),
          idsOf: ({ hash }) => [hash],
        },
      );
      return { ...value, signedBy };
    },
    prepare: (characterId, address) => prepareSignature({ server }, profiles, characterId, address),
    keepSigned: guard.keepSigned,
    check: (asked, { characterId, chainId }, toSign) => guard.check(wantedOf(characterId, chainId, asked, toSign)),
    maySiteAsk: async (characterId, origin) => (await guard.sitesThatMayAsk(characterId))(origin),
    sitesThatMayAsk: guard.sitesThatMayAsk,
    hasSiteRules: guard.hasSiteRules,
    confirm: async (approvalId, proof, characterId) => proofs.noteRequest(approvalId, await proven(proof, characterId)),
    forget: proofs.dropRequest,
  };
}
