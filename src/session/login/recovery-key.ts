/** The recovery key: the typed characters, of one sheet or of several, encode the secret. It opens the rows; no device stores a copy for it. */
import { recoveryModeSecret } from '../../keys/modes/recovery-key.ts';
import { typedRecoverySecret } from '../../keys/modes/recovery-sheets.ts';
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
  ofProof: async ({ kind, text, personal }) => ({ kind, secret: await typedRecoverySecret(text), personal }),
  ofFound: async ({ kind, text }, _place, personal) => ({
    bound: null,
    secrets: { kind, secret: await typedRecoverySecret(text), personal },
  }),
};
