/** Commands about the address book of a character. */
import { keepContact, removeContact, saveContact } from '../../session/accounts/accounts.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';

export function contactCommands(wallet: Wallet) {
  const { profiles } = wallet.session;
  return {
    'save-contact': ({ characterId, address, name }) => saveContact(profiles, characterId, address, name),
    'remove-contact': ({ characterId, address }) => removeContact(profiles, characterId, address),
    'keep-contact': ({ characterId, address }) => keepContact(profiles, characterId, address),
  } satisfies Partial<Handlers>;
}
