/** Who a payment goes to, from what was typed: a name of the address book, an own account, or an address. Pure. */
import { isAddress } from '../../../ethereum/address.ts';
import type { Hex } from '../../../lib/bytes.ts';
import type { ContactView } from '../../../messaging/place-views.ts';
import type { AccountView } from '../../../messaging/snapshot.ts';

export interface Candidate {
  name: string;
  address: Hex;
  kind: 'contact' | 'own';
}

/** Everybody this character knows by name. Accounts of other characters are left out: paying them would link the two. */
export const candidatesOf = (contacts: readonly ContactView[], accounts: readonly AccountView[]): Candidate[] => [
  ...contacts.map(
    ({ name, address, changedBy }): Candidate => ({
      name: changedBy === undefined ? name : `${name} (changed by ${changedBy})`,
      address,
      kind: 'contact',
    }),
  ),
  ...accounts.map(({ name, address }): Candidate => ({ name, address, kind: 'own' })),
];

const named = (typed: string, candidates: readonly Candidate[]): Candidate[] =>
  candidates.filter(({ name }) => name.toLowerCase() === typed.trim().toLowerCase());

const addressesOf = (candidates: readonly Candidate[]): Set<string> =>
  new Set(candidates.map(({ address }) => address.toLowerCase()));

/** The address to check, or what was typed when nobody, or more than one, has that name. */
export function resolveRecipient(typed: string, candidates: readonly Candidate[]): string {
  const found = named(typed, candidates);
  return addressesOf(found).size === 1 && found[0] !== undefined ? found[0].address : typed.trim();
}

/** What to write into the field for one that was chosen: its name, or its address when others have the same name. */
export const writtenAs = (chosen: Candidate, candidates: readonly Candidate[]): string =>
  addressesOf(named(chosen.name, candidates)).size > 1 ? chosen.address : chosen.name;

/** What is wrong with a typed address, as far as it can be seen here; `null` for names and for what the worker has to judge. */
export function addressProblem(typed: string): string | null {
  if (!/^0x/i.test(typed)) return null;
  if (!/^0x[0-9a-f]*$/i.test(typed)) return 'After 0x, only 0 to 9 and a to f can stand in an address.';
  if (typed.length !== 42) return `An address has 40 characters after 0x; this has ${typed.length - 2}.`;
  return isAddress(typed) ? null : 'One character of this address is mistyped: its checksum does not fit.';
}

/** Those whose name contains what was typed; none once it is a whole name or an address. */
export function suggestRecipients(typed: string, candidates: readonly Candidate[]): Candidate[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted.startsWith('0x') || candidates.some(({ name }) => name.toLowerCase() === wanted)) return [];
  return candidates.filter(({ name }) => name.toLowerCase().includes(wanted));
}

/** *In your address book. You sent here 4 times.* `typed` tells whether the name is on the screen already. */
export function recipientWords(typed: string, known: string | null, timesSent: number): string {
  const who =
    known === null
      ? 'Not in your address book.'
      : known.toLowerCase() === typed.trim().toLowerCase()
        ? 'Known to you by this name.'
        : `This is ${known}.`;
  if (timesSent === 0) return `${who} You never sent here.`;
  return `${who} You sent here ${timesSent === 1 ? 'once' : `${timesSent} times`}.`;
}
