/** Replaces WebAuthn in a page that is opened outside the extension. Creates no credential. */
import type { Page } from 'playwright';

/** Ceremonies that never end, or fail with the error `name`. */
export const playCeremonies = (page: Page, name: string | null = null): Promise<void> =>
  page.evaluate((failure) => {
    const act = () =>
      failure === null ? new Promise(() => {}) : Promise.reject(Object.assign(new Error('no'), { name: failure }));
    Object.defineProperty(navigator, 'credentials', { value: { get: act, create: act } });
  }, name);

/** Ceremonies that succeed at once. @param id of the credential that answers */
export const succeedCeremonies = (page: Page, id = 'made'): Promise<void> =>
  page.evaluate((id) => {
    const bytes = (length: number, fill = 5) => new Uint8Array(length).fill(fill).buffer;
    const credential = {
      id,
      rawId: bytes(4),
      type: 'public-key',
      response: {
        getTransports: () => ['internal'],
        getAuthenticatorData: () => bytes(37),
        attestationObject: bytes(4),
        clientDataJSON: bytes(4),
        authenticatorData: bytes(37),
        signature: bytes(4),
      },
      getClientExtensionResults: () => ({
        prf: { enabled: true, results: { first: bytes(32), second: bytes(32, 6) } },
      }),
    };
    const act = async () => credential;
    Object.defineProperty(navigator, 'credentials', { value: { get: act, create: act } });
  }, id);
