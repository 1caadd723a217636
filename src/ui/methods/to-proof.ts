/** Turns the answer of a login method into the proof of a change. Keeps nothing. */
import { WalletError } from '../../lib/errors.ts';
import { confirm as t } from '../../locales/en/ui/methods/confirm.ts';
import type { LoginAnswer, Proof } from '../../messaging/login.ts';

/** @throws WalletError internal when a password came without the server's part, or a passphrase without the file's */
export function toProof(answer: LoginAnswer): Proof {
  switch (answer.kind) {
    case 'passkey':
    case 'security-key':
    case 'certificate':
      return answer;
    case 'password':
    case 'oidc': {
      const { kind, key, personal } = answer;
      if (key === null) throw new WalletError('internal', t.serverHasToBeAsked);
      return { kind, key, ...(personal === undefined ? {} : { personal }) };
    }
    case 'own-storage': {
      const { kind, passphrase, fileKey, personal } = answer;
      if (fileKey === null) throw new WalletError('internal', t.fileIsNeeded);
      return { kind, passphrase, fileKey, ...(personal === undefined ? {} : { personal }) };
    }
  }
}
