/**
 * Signatures with an account of an open character: its key is opened for the one signature and wiped. Whether the person wants it was
 * decided before; whether the signing policy allows it is decided here (signing-guard.ts).
 */

import { signPersonalMessage } from '../../ethereum/message.ts';
import { type SignedTransaction, signTransaction } from '../../ethereum/transaction.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import { parseTypedData } from '../../ethereum/typed-data.ts';
import { signTypedData } from '../../ethereum/typed-hash.ts';
import { parseTypedList, signTypedList } from '../../ethereum/typed-list.ts';
import { fromHex, type Hex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import type { Proof } from '../../messaging/login.ts';
import type { SigningCheck } from '../../messaging/signing-policy.ts';
import { usePrivateKey } from '../profile/targets.ts';
import type { FreshProofs } from '../state/fresh-proofs.ts';
import { accountOf } from './accounts.ts';
import type { SigningGuard } from './signing-guard.ts';
import { type Asked, type ToSign, wantedOf } from './wanted.ts';

/** As which account something is signed. */
interface Signer {
  characterId: string;
  address: Hex;
  chainId: number;
}

async function withKey<Value>(
  guard: SigningGuard,
  asked: Asked,
  { characterId, address, chainId }: Signer,
  toSign: ToSign,
  work: (privateKey: Uint8Array) => Value,
): Promise<Awaited<Value>> {
  const wanted = wantedOf(characterId, chainId, asked, toSign);
  return guard.run(asked.approvalId, wanted, async ({ profile, access }): Promise<Awaited<Value>> => {
    const { targetId, address: known } = accountOf(profile, address);
    if (targetId === null)
      throw new WalletError('refused', 'This account is only looked at: it cannot sign. Use one of your own.');
    return usePrivateKey(access, { address: known, targetId }, work);
  });
}

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
  ): Promise<SignedTransaction>;
  /**
   * Several transactions of one account on one network, allowed and counted together: all are signed or none.
   * @param dataFee of all together
   */
  transactions(
    asked: Asked,
    characterId: string,
    transactions: readonly [PreparedTransaction, ...PreparedTransaction[]],
    dataFee: string | null,
  ): Promise<SignedTransaction[]>;
  /** What the policy says of a request now; `null`: no rule is about it. */
  check(asked: Pick<Asked, 'origin'>, signer: Omit<Signer, 'address'>, toSign: ToSign): Promise<SigningCheck | null>;
  /** May this site ask as this character? */
  maySiteAsk(characterId: string, origin: string): Promise<boolean>;
  /** A fresh login for one request counts until the request ends. @throws WalletError wrong-credential | not-allowed */
  confirm(approvalId: string, proof: Proof, characterId: string): Promise<void>;
  /** The request has ended. */
  forget(approvalId: string): Promise<void>;
}

/** @param proven checks a proof by a login method that opens the character, and returns its hex id */
export const createSigningActs = (
  guard: SigningGuard,
  proofs: FreshProofs,
  proven: (proof: Proof, characterId: string) => Promise<string>,
): SigningActs => ({
  message: (asked, signer, message) =>
    withKey(guard, asked, signer, { kind: 'message', message }, (key) => signPersonalMessage(key, fromHex(message))),
  typedData: (asked, signer, json) =>
    withKey(guard, asked, signer, { kind: 'typed-data' }, (key) =>
      signTypedData(key, parseTypedData(json, signer.chainId)),
    ),
  typedList: (asked, signer, json) =>
    withKey(guard, asked, signer, { kind: 'typed-data' }, (key) => signTypedList(key, parseTypedList(json))),
  transaction(asked, characterId, transaction, dataFee) {
    const { from: address, chainId } = transaction;
    return withKey(
      guard,
      asked,
      { characterId, address, chainId },
      { kind: 'transaction', transaction, dataFee },
      (key) => signTransaction(transaction, key),
    );
  },
  transactions(asked, characterId, transactions, dataFee) {
    const { from: address, chainId } = transactions[0];
    const toSign = { kind: 'transactions', transactions, dataFee } as const;
    return withKey(guard, asked, { characterId, address, chainId }, toSign, (key) =>
      transactions.map((transaction) => signTransaction(transaction, key)),
    );
  },
  check: (asked, { characterId, chainId }, toSign) => guard.check(wantedOf(characterId, chainId, asked, toSign)),
  maySiteAsk: guard.maySiteAsk,
  confirm: async (approvalId, proof, characterId) => proofs.noteRequest(approvalId, await proven(proof, characterId)),
  forget: proofs.dropRequest,
});
