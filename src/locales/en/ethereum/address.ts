/** Why what a person typed is not an address. */
import { room } from '../../room.ts';

export const typedAddress = room('ethereum/address', {
  mistyped: 'This address has a wrong checksum: one of its characters is mistyped.',
  notAddress: 'This is not an address: it needs 0x and 40 hex digits.',
});
