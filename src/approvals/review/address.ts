/** What an address is to this person: a name, an own account, one sent to before, or nobody. Looks only at what the wallet knows. */
import { sameAddress, shortAddress, toChecksumAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Row } from '../../messaging/approval.ts';
import { knownOrNull, type ReviewContext } from './context.ts';
import { knownContract } from './known-contracts.ts';
import type { KnownAddress } from './review-data.ts';

/** The entry of the address book, own account or earlier recipient; `null` for a stranger. */
export const knownAs = ({ known }: ReviewContext, address: Hex): KnownAddress | null =>
  known.find((other) => sameAddress(other.address, address)) ?? null;

/** A name the person or the wallet gave, never one of the site; `null` when there is none. */
export async function nameOf(context: ReviewContext, address: Hex): Promise<string | null> {
  const known = knownAs(context, address)?.name;
  if (known) return known;
  const own = context.accounts.find((account) => sameAddress(account.address, address));
  if (own) return own.name;
  const { chainId } = context.request;
  return knownContract(chainId, address) ?? knownOrNull(context.data.contractName(chainId, address));
}

/** The name, or the short address. */
export const nameOrShort = async (context: ReviewContext, address: Hex): Promise<string> =>
  (await nameOf(context, address)) ?? shortAddress(address);

/** The acting account, or another account of this person. */
export function isOwn(context: ReviewContext, address: Hex): boolean {
  const { account } = context.request;
  if (account !== null && sameAddress(account, address)) return true;
  return context.accounts.some((own) => sameAddress(own.address, address)) || knownAs(context, address)?.own === true;
}

/**
 * A row for an address: one that has a name is told from others by its short form, a nameless one is shown whole.
 * @param otherwise stands in place of the name
 */
export const addressRow = (row: string, name: string | null, otherwise: string, address: Hex): Row => ({
  name: row,
  value: name ?? otherwise,
  detail: name === null ? fullAddress(address) : shortAddress(address),
});

/** Whole, with its checksum: for whoever gets money or rights. */
export const fullAddress = (address: Hex): Hex => toChecksumAddress(address);
