/** Signatures with an account of an open character: its key is opened for the one signature and wiped. Decides nothing. */

import { signPersonalMessage } from '../../ethereum/message.ts';
import { type SignedTransaction, signTransaction } from '../../ethereum/transaction.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import { parseTypedData } from '../../ethereum/typed-data.ts';
import { signTypedData } from '../../ethereum/typed-hash.ts';
import { fromHex, type Hex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import type { Profiles } from '../profile/profiles.ts';
import { usePrivateKey } from '../profile/targets.ts';
import { accountOf } from './accounts.ts';

const withKey = <Value>(
  profiles: Profiles,
  characterId: string,
  address: Hex,
  work: (privateKey: Uint8Array) => Value,
): Promise<Awaited<Value>> =>
  profiles.use(characterId, async ({ profile, access }): Promise<Awaited<Value>> => {
    const { targetId, address: known } = accountOf(profile, address);
    if (targetId === null)
      throw new WalletError('refused', 'This account is only looked at: it cannot sign. Use one of your own.');
    return usePrivateKey(access, { address: known, targetId }, work);
  });

/** EIP-191 version 0x45. */
const signMessageAs = (profiles: Profiles, characterId: string, address: Hex, message: Hex): Promise<Hex> =>
  withKey(profiles, characterId, address, (key) => signPersonalMessage(key, fromHex(message)));

/** EIP-712. @param json as parsed and kept by the approval */
const signTypedDataAs = (
  profiles: Profiles,
  characterId: string,
  address: Hex,
  json: string,
  chainId: number,
): Promise<Hex> => withKey(profiles, characterId, address, (key) => signTypedData(key, parseTypedData(json, chainId)));

/** Deterministic: the same transaction gives the same bytes, however often (RFC 6979). */
const signTransactionAs = (
  profiles: Profiles,
  characterId: string,
  transaction: PreparedTransaction,
): Promise<SignedTransaction> =>
  withKey(profiles, characterId, transaction.from, (key) => signTransaction(transaction, key));

/** Signatures as the rest of the worker may ask for them; whether to sign was decided before. */
export interface SigningActs {
  message(characterId: string, address: Hex, message: Hex): Promise<Hex>;
  typedData(characterId: string, address: Hex, json: string, chainId: number): Promise<Hex>;
  transaction(characterId: string, transaction: PreparedTransaction): Promise<SignedTransaction>;
}

export const createSigningActs = (profiles: Profiles): SigningActs => ({
  message: (...wanted) => signMessageAs(profiles, ...wanted),
  typedData: (...wanted) => signTypedDataAs(profiles, ...wanted),
  transaction: (...wanted) => signTransactionAs(profiles, ...wanted),
});
