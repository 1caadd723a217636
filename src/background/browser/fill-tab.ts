/**
 * Fills one login into a tab. The tab's top document must be of exactly the saved origin: the browser says so, and the injected script
 * asks again when it fills. What is filled in goes into that one document, never into the next one of the tab and never into a frame.
 */
import { WalletError } from '../../lib/errors.ts';
import { backgroundBrowser as t } from '../../locales/en/background/browser.ts';

/** What is typed in. */
export interface Filling {
  site: string;
  user: string;
  password: string;
  code: string | null;
}

export type FilledField = 'user' | 'password' | 'code';
type Outcome = { kind: 'other-site' } | { kind: 'done'; filled: FilledField[] };

const FILL_SCRIPT = 'fill.js';

interface Injection {
  target: { tabId: number; frameIds?: number[]; documentIds?: string[] };
  func?: (...args: never[]) => unknown;
  args?: unknown[];
  files?: string[];
}

/** Of the tab that the script runs in; the worker has none. */
declare const document: { readonly domain: string };

declare const chrome: {
  scripting: { executeScript(injection: Injection): Promise<{ documentId: string; result?: unknown }[]> };
};

const otherSite = (site: string) => new WalletError('refused', t.otherSite(site));

const gone = () => new WalletError('refused', t.pageChanged);

const inject = (injection: Injection) =>
  chrome.scripting.executeScript(injection).catch(() => {
    throw gone();
  });

/**
 * Runs in the tab, so it uses nothing of this file. The origin of its document; `null` for one whose address does not say whose it is (a
 * sandbox, a blob, an empty page) and for one that has joined the host above its own (`document.domain`).
 */
const shownSite = (): string | null => {
  const { protocol, origin, hostname } = location;
  const isPlain = (protocol === 'https:' || protocol === 'http:') && self.origin === origin;
  return isPlain && document.domain === hostname ? origin : null;
};

/**
 * @param filling opens the secret: called only once the tab shows its site
 * @throws WalletError refused (another site, no visible field, the page went away)
 */
export async function fillTab(tabId: number, site: string, filling: () => Promise<Filling>): Promise<FilledField[]> {
  const [top] = await inject({ target: { tabId, frameIds: [0] }, func: shownSite });
  if (top === undefined) throw gone();
  if (top.result !== site) throw otherSite(site);
  // From here on only this document is named: if the tab goes elsewhere, nothing is injected.
  const target = { tabId, documentIds: [top.documentId] };
  await inject({ target, files: [FILL_SCRIPT] });
  const wanted = await filling();
  const [answer] = await inject({
    target,
    func: (each: Filling) => (globalThis as unknown as { dramatisFill(wanted: Filling): Outcome }).dramatisFill(each),
    args: [wanted],
  });
  const outcome = answer?.result as Outcome | null | undefined;
  if (!outcome) throw gone();
  if (outcome.kind === 'other-site') throw otherSite(site);
  if (outcome.filled.length === 0) throw new WalletError('refused', t.noFields);
  return outcome.filled;
}
