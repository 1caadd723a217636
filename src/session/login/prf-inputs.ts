/** The PRF inputs of a ceremony: the fixed server label and the label of this method's local salt. Both are public. */
import { PRF_SERVER_INPUT, prfLocalInput } from '../../keys/modes/passkey.ts';

export const serverPrfInput = (): Uint8Array => PRF_SERVER_INPUT.slice();
export const localPrfInput = (localSalt: Uint8Array): Uint8Array => prfLocalInput(localSalt);
