/** Virtual authenticators of one tab (CDP WebAuthn). They belong to the tab and end with it. */
import type { CDPSession, Page } from '@playwright/test';
import type { SyncState } from '../../src/messaging/login.ts';

export interface Authenticator {
  readonly id: string;
  /** The next user verification succeeds, or fails. */
  setVerified(verified: boolean): Promise<void>;
  /** Whether the user is present: touches happen by themselves, or never, and a ceremony then waits. */
  setPresent(present: boolean): Promise<void>;
  /** Forgets every credential. */
  clear(): Promise<void>;
  credentialCount(): Promise<number>;
  /** Its provider copies all of its credentials to other devices, or loses the copies. */
  setSynced(synced: boolean): Promise<void>;
  /** Unplugs it. */
  remove(): Promise<void>;
  /** IDs of its credentials. */
  credentials(): Promise<string[]>;
  forget(credentialId: string): Promise<void>;
  /**
   * Makes it as it was when it was added, but for the credential with this ID, which it keeps if it has it. Not possible once a
   * verification has failed: that uses up its tries.
   * @returns whether it is as it was
   */
  renew(kept: string | null): Promise<boolean>;
}

export interface AuthenticatorOptions {
  /** Default: yes. */
  prf?: boolean;
  /** The flags BE and BS of its credentials; default: it stays on its device. */
  sync?: SyncState;
}

export interface Authenticators {
  /** `internal` is the computer's own (fingerprint), `usb` a security key. */
  add(transport: 'internal' | 'usb', options?: AuthenticatorOptions): Promise<Authenticator>;
  /** Those that are plugged in. */
  plugged(): readonly Authenticator[];
}

/** Puts the tab under a virtual authenticator environment. */
export async function createAuthenticators(page: Page): Promise<Authenticators> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const plugged = new Set<Authenticator>();
  return {
    plugged: () => [...plugged],
    async add(transport, options = {}) {
      const added = await addAuthenticator(session, transport, options, () => plugged.delete(added));
      plugged.add(added);
      return added;
    },
  };
}

async function addAuthenticator(
  session: CDPSession,
  transport: 'internal' | 'usb',
  { prf = true, sync = 'bound' }: AuthenticatorOptions,
  removed: () => void,
): Promise<Authenticator> {
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport,
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      hasPrf: prf,
      automaticPresenceSimulation: true,
      defaultBackupEligibility: sync !== 'bound',
      defaultBackupState: sync === 'synced',
    },
  });
  const credentials = async (): Promise<string[]> =>
    (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials.map((one) => one.credentialId);
  let failing = false;
  const authenticator: Authenticator = {
    id: authenticatorId,
    credentials,
    async setVerified(isUserVerified) {
      failing ||= !isUserVerified;
      await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
    async setPresent(enabled) {
      await session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
    },
    async clear() {
      await session.send('WebAuthn.clearCredentials', { authenticatorId });
    },
    async credentialCount() {
      return (await credentials()).length;
    },
    async setSynced(backupState) {
      for (const credentialId of await credentials())
        await session.send('WebAuthn.setCredentialProperties', { authenticatorId, credentialId, backupState });
    },
    async remove() {
      await session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
      removed();
    },
    async forget(credentialId) {
      await session.send('WebAuthn.removeCredential', { authenticatorId, credentialId });
    },
    async renew(kept) {
      if (failing) return false;
      for (const credentialId of await credentials())
        if (credentialId !== kept) await authenticator.forget(credentialId);
      await authenticator.setPresent(true);
      await authenticator.setSynced(sync === 'synced');
      return true;
    },
  };
  return authenticator;
}
