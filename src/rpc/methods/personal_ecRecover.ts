/** personal_ecRecover: the address that signed a message with personal_sign. Uses no key and no grant. */
import { recoverPersonalMessage } from '../../ethereum/message.ts';
import { fromHex } from '../../lib/bytes.ts';
import { invalidParams } from '../fault.ts';
import { messageBytes } from '../message.ts';
import { done, type Method } from '../method.ts';

export const personalEcRecover: Method = {
  needs: 'nothing',
  read([message, signature]) {
    if (typeof message !== 'string' || typeof signature !== 'string')
      throw invalidParams('personal_ecRecover takes a message and a signature, both as text.');
    const address = recoverPersonalMessage(fromHex(messageBytes(message)), signature);
    return async () => done(address);
  },
};
