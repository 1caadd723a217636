/** personal_sign (EIP-191 version 0x45): bytes in hex, or text. Accepts the parameters in either order, as pages write both. */
import { isAddress, isAnyCaseAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import { invalidParams } from '../fault.ts';
import { messageBytes } from '../message.ts';
import type { Method } from '../method.ts';
import { askMessage } from '../site.ts';

export const personalSign: Method = {
  needs: 'character',
  read(params) {
    const { message, account } = readOrder(params);
    const bytes = messageBytes(message);
    return async (context) => askMessage(context, account, { kind: 'personal-sign', message: bytes });
  },
};

/** Message first, as the method's own documentation has it; a third parameter (a password once) is not looked at. */
function readOrder([first, second]: readonly unknown[]): { message: string; account: Hex } {
  if (typeof first !== 'string' || typeof second !== 'string')
    throw invalidParams('personal_sign takes a message and an address, both as text.');
  for (const isAccount of [isAddress, isAnyCaseAddress]) {
    if (isAccount(second)) return { message: first, account: second.toLowerCase() as Hex };
    if (isAccount(first)) return { message: second, account: first.toLowerCase() as Hex };
  }
  throw invalidParams('Neither parameter of personal_sign is an address.');
}
