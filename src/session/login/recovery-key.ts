/** The recovery key: its letters are the secret. It opens the rows, and no device keeps a copy for it. */
import { parseRecoveryKey, recoveryModeSecret } from '../../keys/modes/recovery-key.ts';
import { wipe } from '../../lib/bytes.ts';
import type { RecoveryKeyAnswer } from '../../messaging/login.ts';
import type { LoginMethod } from './login-method.ts';

export interface RecoveryKeySecrets {
  kind: 'recovery-key';
  /** 20 bytes; the caller wipes them. */
  secret: Uint8Array;
  /** A recovery key never asks for it. */
  personal?: undefined;
}

export const recoveryKey: LoginMethod<RecoveryKeySecrets, RecoveryKeyAnswer, RecoveryKeyAnswer> = {
  rowsSecret: ({ secret }) => ({ modeSecret: recoveryModeSecret(secret), salt: null }),
  localSecret: async () => null,
  mayBeChanged: () => false,
  wipe: ({ secret }) => wipe(secret),
  ofProof: ({ kind, text }) => ({ kind, secret: parseRecoveryKey(text) }),
  ofFound: async ({ kind, text }) => ({ bound: null, secrets: { kind, secret: parseRecoveryKey(text) } }),
};
