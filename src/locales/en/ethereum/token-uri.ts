/** Why the address of an item leads nowhere. */
import { room, type Text } from '../../room.ts';

export const ethereumTokenUri = room('ethereum/token-uri', {
  // token-uri.ts
  empty: 'Its address is empty.',
  tooLong: 'Its address is too long.',
  noContent: 'Its address names no content of IPFS.',
  unreadableContent: 'Its address holds nothing that can be read.',
  unreadable: 'Its address cannot be read.',
  otherProtocol: (protocol: Text) => `Its address begins with ${protocol}, which is not supported.`,
  notOrdinary: 'Its address is not an ordinary web address.',
  ownNetwork: 'Its address leads to a computer or a network of your own.',
});
