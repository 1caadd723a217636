/** Parts of sentences of a review that depend on what is known: until when, and to whom. Each language writes them as its sentences need them. */
import type { Text } from '../../../room.ts';
import type { Piece } from '../../../sentence.ts';

/** `same-block`: Permit2 lets it be used in the block of the transaction alone. `exchange`: no end that can be read. */
export type Ending = { date: Text } | 'never' | 'same-block' | 'exchange';

export function toEnding(end: Ending): string {
  if (typeof end === 'object') return `until ${end.date}`;
  if (end === 'never') return 'forever';
  return end === 'same-block' ? 'only in the same block' : 'as long as the exchange accepts it';
}

/** A name, or an address that has none. */
export type RecipientName = Text | { address: Text; used: boolean };

export function toRecipient(recipient: RecipientName): Piece {
  if (typeof recipient !== 'object') return { text: String(recipient) };
  const { address, used } = recipient;
  return used
    ? { text: 'an address you’ve used before' }
    : { text: 'an address you’ve never used', afterwards: String(address) };
}

/** A contract by its name; `null`: it has none. */
export type ContractName = Text | null;

export const toContract = (name: ContractName): Text => name ?? 'a contract';

/** The same where nobody knows what the contract does. */
export const toUnknownContract = (name: ContractName): Text => name ?? 'an unknown contract';

/** Who gets a right, by name; or who it is where that is not one address: whoever has a key, several others, whoever has the signature. */
export type GranteeName = Text | { nameless: 'key' | 'several' | 'holder' };

const NAMELESS = { key: 'a key', several: 'several others', holder: 'whoever has this signature' };

export const toGrantee = (who: GranteeName): Text => (typeof who === 'object' ? NAMELESS[who.nameless] : who);

/** An account by its name, or what it is where the name alone would not do. `like-site`: the name could be taken for that of a site. */
export type AccountName =
  | Text
  | { kind: 'like-site'; name: Text }
  | { kind: 'nameless'; address: Text }
  | { kind: 'shared'; address: Text }
  | { kind: 'login-key' }
  | { kind: 'unknown' };

/** Within a sentence. */
export function toAccount(account: AccountName): Text {
  if (typeof account !== 'object') return account;
  switch (account.kind) {
    case 'like-site':
      return `your account “${account.name}”`;
    case 'nameless':
      return `the account ${account.address}`;
    case 'shared':
      return `the shared account ${account.address}`;
    case 'login-key':
      return 'your login key for this site';
    default:
      return 'this account';
  }
}

/** As the first words of a sentence. */
export function toAccountFirst(account: AccountName): Text {
  if (typeof account !== 'object') return account;
  const within = String(toAccount(account));
  return within.charAt(0).toUpperCase() + within.slice(1);
}
