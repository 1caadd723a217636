/** Why the address of an item leads nowhere. */
import { room, type Text } from '../../room.ts';

export const ethereumTokenUri = room('ethereum/token-uri', {
  // token-uri.ts
  empty: 'The picture’s address is empty.',
  tooLong: 'The picture’s address is too long.',
  noContent: 'The picture’s address names nothing on IPFS.',
  unreadableContent: 'The picture’s address contains nothing that can be read.',
  unreadable: 'The picture’s address can’t be read.',
  otherProtocol: (protocol: Text) => `The picture’s address starts with ${protocol}, which isn’t supported.`,
  notOrdinary: 'The picture’s address isn’t an ordinary web address.',
  ownNetwork: 'The picture’s address leads to your own computer or network, so it wasn’t opened.',
});
