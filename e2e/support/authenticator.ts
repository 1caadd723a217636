/** Virtual authenticators of one tab (CDP WebAuthn). They belong to the tab and end with it. */
import type { CDPSession, Page } from '@playwright/test';

export interface Authenticator {
  readonly id: string;
  /** The next user verification succeeds, or fails. */
  setVerified(verified: boolean): Promise<void>;
  /** Whether the user is present: touches happen by themselves, or never, and a ceremony then waits. */
  setPresent(present: boolean): Promise<void>;
  /** Forgets every credential. */
  clear(): Promise<void>;
  credentialCount(): Promise<number>;
  /** Unplugs it. */
  remove(): Promise<void>;
}

export interface Authenticators {
  /** `internal` is the computer's own (fingerprint), `usb` a security key. */
  add(transport: 'internal' | 'usb', options?: { prf?: boolean }): Promise<Authenticator>;
}

/** Puts the tab under a virtual authenticator environment. */
export async function createAuthenticators(page: Page): Promise<Authenticators> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  return { add: (transport, options) => addAuthenticator(session, transport, options?.prf ?? true) };
}

async function addAuthenticator(
  session: CDPSession,
  transport: 'internal' | 'usb',
  prf: boolean,
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
    },
  });
  return {
    id: authenticatorId,
    async setVerified(isUserVerified) {
      await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
    async setPresent(enabled) {
      await session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
    },
    async clear() {
      await session.send('WebAuthn.clearCredentials', { authenticatorId });
    },
    async credentialCount() {
      return (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length;
    },
    async remove() {
      await session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
    },
  };
}
