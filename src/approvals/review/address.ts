/** Finds the name of an address: address book, own account, earlier recipient or known contract. Local lookup. */
import { sameAddress, shortAddress, toChecksumAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Row } from '../../messaging/approval.ts';
import { knownOrNull, type ReviewContext } from './context.ts';
import { knownContract } from './known-contracts.ts';
import type { KnownAddress } from './review-data.ts';

/** The entry of the address book, own account or earlier recipient; `null` for an unknown address. */
export const knownAs = ({ known }: ReviewContext, address: Hex): KnownAddress | null =>
  known.find((other) => sameAddress(other.address, address)) ?? null;

/** The name that the person or the wallet gave; never one from the site; `null` if there is none. */
export async function nameOf(context: ReviewContext, address: Hex): Promise<string | null> {
  const known = knownAs(context, address)?.name;
  if (known) return known;
  const own = context.accounts.find((account) => sameAddress(account.address, address));
  if (own) return own.name;
  const { chainId } = context.request;
  return (await knownContract(chainId, address)) ?? knownOrNull(context.data.contractName(chainId, address));
}

/** The name, or the short address. */
export const nameOrShort = async (context: ReviewContext, address: Hex): Promise<string> =>
  (await nameOf(context, address)) ?? shortAddress(address);

/** The acting account, or another account of this person. One that is only watched may be anybody’s. */
export function isOwn(context: ReviewContext, address: Hex): boolean {
  const { account } = context.request;
  if (account !== null && sameAddress(account, address)) return true;
  const isListed = context.accounts.some((own) => !own.viewOnly && sameAddress(own.address, address));
  return isListed || knownAs(context, address)?.own === true;
}

/**
 * A row for an address: the short address if it has a name, else the full one.
 * @param otherwise shown if there is no name
 */
export const addressRow = (row: string, name: string | null, otherwise: string, address: Hex): Row => ({
  name: row,
  value: name ?? otherwise,
  detail: name === null ? fullAddress(address) : shortAddress(address),
});

/** The full address with its EIP-55 checksum, for recipients and grantees. */
export const fullAddress = (address: Hex): Hex => toChecksumAddress(address);
