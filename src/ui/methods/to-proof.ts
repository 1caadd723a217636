/** Turns the answer of a login method into the proof of a change. Keeps nothing. */
import { WalletError } from '../../lib/errors.ts';
import type { LoginAnswer, Proof } from '../../messaging/login.ts';

/** @throws WalletError internal when a password came without the server's part */
export function toProof(answer: LoginAnswer): Proof {
  switch (answer.kind) {
    case 'passkey':
    case 'security-key':
      return answer;
    case 'password': {
      const { kind, key, personal } = answer;
      if (key === null)
        throw new WalletError('internal', 'The key server has to be asked for this. Type the password again.');
      return { kind, key, ...(personal === undefined ? {} : { personal }) };
    }
  }
}
