/** A virtual authenticator in a tab of the wallet, for a computer without a fingerprint reader. What it made can be taken to another tab. */

/** @typedef {{ page: import('@playwright/test').Page, credentials(): Promise<any[]> }} VirtualPasskey */

/**
 * Gives `page` an authenticator that always says yes. Its passkeys are gone when the tab closes.
 * @param {import('@playwright/test').Page} page
 * @param {any[]} credentials Passkeys of an earlier one, as CDP's WebAuthn.getCredentials gave them.
 * @returns {Promise<VirtualPasskey>}
 */
export async function addVirtualPasskey(page, credentials = []) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      hasPrf: true,
      automaticPresenceSimulation: true,
    },
  });
  for (const credential of credentials) await session.send('WebAuthn.addCredential', { authenticatorId, credential });
  return {
    page,
    credentials: async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
  };
}
