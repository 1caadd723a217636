/** Resolves a typed recipient: a name in the address book, an own account, or an address. Pure. */
import { isAddress } from '../../../ethereum/address.ts';
import type { Hex } from '../../../lib/bytes.ts';
import { popupSend as t } from '../../../locales/en/ui/popup/send.ts';
import type { ContactView } from '../../../messaging/place-views.ts';
import type { AccountView } from '../../../messaging/snapshot.ts';

export interface Candidate {
  name: string;
  address: Hex;
  kind: 'contact' | 'own';
}

/** All recipients known to this character by name. Excludes accounts of other characters, because paying them would link the two. */
export const candidatesOf = (contacts: readonly ContactView[], accounts: readonly AccountView[]): Candidate[] => [
  ...contacts.map(
    ({ name, address, changedBy }): Candidate => ({
      name: changedBy === undefined ? name : t.changedBy(name, changedBy),
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

/** The address to check, or the typed text if the name is unknown or ambiguous. */
export function resolveRecipient(typed: string, candidates: readonly Candidate[]): string {
  const found = named(typed, candidates);
  return addressesOf(found).size === 1 && found[0] !== undefined ? found[0].address : typed.trim();
}

/** The text to enter for a chosen recipient: its name, or its address if the name is ambiguous. */
export const writtenAs = (chosen: Candidate, candidates: readonly Candidate[]): string =>
  addressesOf(named(chosen.name, candidates)).size > 1 ? chosen.address : chosen.name;

/** The format problem of a typed address; `null` for names and for valid addresses. */
export function addressProblem(typed: string): string | null {
  if (!/^0x/i.test(typed)) return null;
  if (!/^0x[0-9a-f]*$/i.test(typed)) return t.notHex;
  if (typed.length !== 42) return t.wrongLength(typed.length - 2);
  return isAddress(typed) ? null : t.wrongChecksum;
}

/** Recipients whose name contains the typed text; none once it is a complete name or an address. */
export function suggestRecipients(typed: string, candidates: readonly Candidate[]): Candidate[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted.startsWith('0x') || candidates.some(({ name }) => name.toLowerCase() === wanted)) return [];
  return candidates.filter(({ name }) => name.toLowerCase().includes(wanted));
}

/** *This is Ida Holm. You’ve sent here 4 times.* @param typed the typed text: a name in it is not repeated */
export function recipientWords(
  typed: string,
  { known, ensName, timesSent }: { known: string | null; ensName: string | null; timesSent: number },
): string {
  const who =
    known === null
      ? ensName === null
        ? t.unknownAddress
        : t.unknownWithEns(ensName)
      : known.toLowerCase() === typed.trim().toLowerCase()
        ? t.known
        : t.knownAs(known);
  return `${who} ${timesSent === 0 ? t.neverSent : t.sentBefore(timesSent)}`;
}
