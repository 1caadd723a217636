/** Commands about the address book of a character. */
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';

export function contactCommands(wallet: Wallet) {
  const { contacts } = wallet.session;
  return {
    'save-contact': ({ characterId, address, name }) => contacts.save(characterId, address, name),
    'remove-contact': ({ characterId, address }) => contacts.remove(characterId, address),
    'keep-contact': ({ characterId, address }) => contacts.keep(characterId, address),
  } satisfies Partial<Handlers>;
}
