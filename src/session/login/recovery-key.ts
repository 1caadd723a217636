/** The recovery key: the typed characters encode the secret. It opens the rows; no device stores a copy for it. */
import { parseRecoveryKey, recoveryModeSecret } from '../../keys/modes/recovery-key.ts';
import { wipe } from '../../lib/bytes.ts';
import type { FindAnswer, RecoveryKeyAnswer } from '../../messaging/login.ts';
import type { LoginMethod } from './login-method.ts';
import type { RecoveryKeySecrets } from './secrets-type.ts';

export const recoveryKey: LoginMethod<
  RecoveryKeySecrets,
  RecoveryKeyAnswer,
  Extract<FindAnswer, { kind: 'recovery-key' }>
> = {
  rowsSecret: ({ secret }) => ({ modeSecret: recoveryModeSecret(secret), salt: null }),
  localSecret: async () => null,
  mayBeChanged: () => false,
  wipe: ({ secret }) => wipe(secret),
  ofProof: ({ kind, text, personal }) => ({ kind, secret: parseRecoveryKey(text), personal }),
  ofFound: async ({ kind, text }, _place, personal) => ({
    bound: null,
    secrets: { kind, secret: parseRecoveryKey(text), personal },
  }),
};
