/** Asks the browser for access to pages on plain http. Never asked for at installation. */
import browser from 'webextension-polyfill';

/** Answers at once when it was given before. Call it in the turn of a click, or the browser refuses. */
export const askForPlainHttp = (): Promise<boolean> => browser.permissions.request({ origins: ['http://*/*'] });
