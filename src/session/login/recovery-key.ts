/** The recovery key: the typed characters encode the secret. It opens the rows; no device stores a copy for it. */
import { parseRecoveryKey, recoveryModeSecret } from '../../keys/modes/recovery-key.ts';
import { wipe } from '../../lib/bytes.ts';
import type { RecoveryKeyAnswer } from '../../messaging/login.ts';
import type { LoginMethod } from './login-method.ts';
import type { RecoveryKeySecrets } from './secrets-type.ts';

export const recoveryKey: LoginMethod<RecoveryKeySecrets, RecoveryKeyAnswer, RecoveryKeyAnswer> = {
  rowsSecret: ({ secret }) => ({ modeSecret: recoveryModeSecret(secret), salt: null }),
  localSecret: async () => null,
  mayBeChanged: () => false,
  wipe: ({ secret }) => wipe(secret),
  ofProof: ({ kind, text }) => ({ kind, secret: parseRecoveryKey(text) }),
  ofFound: async ({ kind, text }) => ({ bound: null, secrets: { kind, secret: parseRecoveryKey(text) } }),
};
