/** Why what a person typed is not an address. */
import { room } from '../../room.ts';

export const typedAddress = room('ethereum/address', {
  mistyped: 'This address has a typo: its checksum doesn’t match.',
  notAddress: 'This isn’t an address: it needs 0x and 40 hex digits.',
});
