/** Names of what moves, and of tokens that have none of their own. */
import { room, type Text } from '../../room.ts';

export const chainAssets = room('chain/assets', {
  // Changes of a balance
  coinBesides: (coin: Text) => `${coin}, besides what is sent`,
  tokenAt: (address: Text) => `Token at ${address}`,
  collectibleAt: (address: Text) => `Collectible at ${address}`,
  units: (amount: Text) => `${amount} units`,
  item: (id: Text) => `No. ${id}`,
  items: (amount: Text, id: Text) => `${amount} of No. ${id}`,
  // Tokens
  another: (symbol: Text) => `${symbol} (another token)`,
  unnamedTokens: 'unnamed tokens',
  unnamedTokenAt: (address: Text) => `Unnamed token at ${address}`,
});
