/** What an address is to this person: a name, an own account, one sent to before, or nobody. Looks only at what the wallet knows. */
import { sameAddress, shortAddress, toChecksumAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Row } from '../../messaging/approval.ts';
import type { KnownAddress } from './facts.ts';
import { knownContract } from './known-contracts.ts';
import { knownOrNull, type Scene } from './scene.ts';

/** The entry of the address book, own account or earlier recipient; `null` for a stranger. */
export const knownAs = ({ known }: Scene, address: Hex): KnownAddress | null =>
  known.find((other) => sameAddress(other.address, address)) ?? null;

/** A name the person or the wallet gave, never one of the site; `null` when there is none. */
export async function nameOf(scene: Scene, address: Hex): Promise<string | null> {
  const known = knownAs(scene, address)?.name;
  if (known) return known;
  const own = scene.accounts.find((account) => sameAddress(account.address, address));
  if (own) return own.name;
  const { chainId } = scene.request;
  return knownContract(chainId, address) ?? knownOrNull(scene.facts.contractName(chainId, address));
}

/** The name, or the short address. */
export const nameOrShort = async (scene: Scene, address: Hex): Promise<string> =>
  (await nameOf(scene, address)) ?? shortAddress(address);

/** The acting account, or another account of this person. */
export function isOwn(scene: Scene, address: Hex): boolean {
  const { account } = scene.request;
  if (account !== null && sameAddress(account, address)) return true;
  return scene.accounts.some((own) => sameAddress(own.address, address)) || knownAs(scene, address)?.own === true;
}

/**
 * A row for an address: one that has a name is told from others by its short form, a nameless one is shown whole.
 * @param otherwise stands in place of the name
 */
export const addressRow = (row: string, name: string | null, otherwise: string, address: Hex): Row => ({
  name: row,
  value: name ?? otherwise,
  detail: name === null ? whole(address) : shortAddress(address),
});

/** Whole, with its checksum: for whoever gets money or rights. */
export const whole = (address: Hex): Hex => toChecksumAddress(address);
