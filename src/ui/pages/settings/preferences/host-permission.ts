/** Asks the browser for access to sites on plain http, which the extension does not request at installation. */
import browser from 'webextension-polyfill';

/** Resolves at once if access was already granted. Call it directly in a click handler, or the browser refuses. */
export const askForPlainHttp = (): Promise<boolean> => browser.permissions.request({ origins: ['http://*/*'] });
