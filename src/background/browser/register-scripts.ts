/** Registers the scripts that depend on settings. Registrations outlive the worker and the browser; an update of the extension drops them. */
import browser, { type Scripting } from 'webextension-polyfill';
import type { Settings } from '../../messaging/settings.ts';
import { injectedScripts, type ManifestScript } from './injected-scripts.ts';

/** Registers the scripts that the settings ask for and removes the others, for pages loaded from now on. Settles when the browser has done it. */
export async function applyInjection(settings: Settings): Promise<void> {
  const own = (browser.runtime.getManifest().content_scripts ?? []) as ManifestScript[];
  const wanted = injectedScripts(settings, own);
  const registered = await browser.scripting.getRegisteredContentScripts();
  if (describe(registered) === describe(wanted)) return;
  const ids = registered.map(({ id }) => id);
  if (ids.length > 0) await browser.scripting.unregisterContentScripts({ ids });
  if (wanted.length > 0)
    await browser.scripting.registerContentScripts(wanted as unknown as Scripting.RegisteredContentScript[]);
}

/** Same text, same scripts. Web addresses are compared as the browser gives them back: without a leading slash in `js`. */
const describe = (
  scripts: readonly { id: string; matches?: string[] | undefined; js?: string[] | undefined }[],
): string =>
  JSON.stringify(
    scripts
      .map(({ id, matches = [], js = [] }) => [id, [...matches].sort(), js.map((file) => file.replace(/^\//, ''))])
      .sort(([a], [b]) => String(a).localeCompare(String(b))),
  );
