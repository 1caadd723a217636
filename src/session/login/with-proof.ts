/** Derives the secret of a proof, passes it to one act, and wipes it whether the act succeeds or fails. */
import type { Proof } from '../../messaging/login.ts';
import { type ModeSecret, rowsLogin, secretsOfProof, wipeSecrets } from './login-secrets.ts';

/** @param personal personal information, if the key was made with it @throws WalletError bad-recovery-key */
export const withRecoveryKey = <Value>(
  text: string,
  personal: string | undefined,
  work: (login: ModeSecret) => Promise<Value>,
): Promise<Value> => withProof({ kind: 'recovery-key', text, ...(personal === undefined ? {} : { personal }) }, work);

/** @throws WalletError bad-recovery-key | needs-login (a password login that has not asked the server, own storage without its file) */
export async function withProof<Value>(proof: Proof, work: (login: ModeSecret) => Promise<Value>): Promise<Value> {
  const secrets = await secretsOfProof(proof);
  try {
    const login = rowsLogin(secrets);
    return await work(login).finally(login.wipe);
  } finally {
    wipeSecrets(secrets);
  }
}
