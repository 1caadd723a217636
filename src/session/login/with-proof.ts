/** Derives the secret of a proof, passes it to one act, and wipes it whether the act succeeds or fails. */
import { parseRecoveryKey, recoveryModeSecret } from '../../keys/modes/recovery-key.ts';
import { wipe } from '../../lib/bytes.ts';
import type { Proof } from '../../messaging/login.ts';
import { type ModeSecret, rowsLogin, secretsOfProof, wipeSecrets } from './login-secrets.ts';

/** @throws WalletError bad-recovery-key */
export async function withRecoveryKey<Value>(
  text: string,
  work: (modeSecret: Uint8Array) => Promise<Value>,
): Promise<Value> {
  const secret = parseRecoveryKey(text);
  const modeSecret = recoveryModeSecret(secret);
  try {
    return await work(modeSecret);
  } finally {
    wipe(secret, modeSecret);
  }
}

/** @throws WalletError bad-recovery-key | needs-login (a password login that has not asked the server) */
export async function withProof<Value>(proof: Proof, work: (login: ModeSecret) => Promise<Value>): Promise<Value> {
  const secrets = secretsOfProof(proof);
  try {
    const login = rowsLogin(secrets);
    return await work(login).finally(login.wipe);
  } finally {
    wipeSecrets(secrets);
  }
}
