/** Closes the extension's storage areas to content scripts: by default `storage.local` is open to them. */

interface StorageArea {
  setAccessLevel(options: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
}

/** The polyfill does not know this call. */
declare const chrome: { storage: { local: StorageArea; session: StorageArea } };

export async function keepStorageToOurselves(): Promise<void> {
  const access = { accessLevel: 'TRUSTED_CONTEXTS' } as const;
  await Promise.all([chrome.storage.session.setAccessLevel(access), chrome.storage.local.setAccessLevel(access)]);
}
