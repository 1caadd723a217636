/** Names that the wallet gives where nobody gave one. */
import { room, type Text } from '../../room.ts';

export const names = room('messaging/names', {
  firstAccount: 'Main',
  account: (number: Text) => `Account ${number}`,
  network: (chainId: Text) => `Network ${chainId}`,
  collection: (address: Text) => `Collection ${address}`,
  loginKey: (site: Text) => `Login key for ${site}`,
});
