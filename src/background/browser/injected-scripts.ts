/** Which scripts are injected beyond those of the manifest, by the settings. Pure; register-scripts.ts registers them. */
import type { Settings } from '../../messaging/settings.ts';

/** As `scripting.registerContentScripts` takes it. */
export interface InjectedScript {
  id: string;
  matches: string[];
  js: string[];
  runAt: 'document_start';
  allFrames: true;
  world: 'MAIN' | 'ISOLATED';
}

/** A content script as the built manifest names it. */
export interface ManifestScript {
  js?: string[];
  matches?: string[];
  world?: string;
}

/** Take a property of the window away before a page's first script; they run after the scripts of the manifest. */
const WITHOUT_ETHEREUM = 'without-ethereum.js';
const WITHOUT_NOSTR = 'without-nostr.js';

const PLAIN_HTTP = 'http://*/*';

/** @param own the content scripts of the manifest: the same files serve plain http */
export function injectedScripts(
  { httpSites, windowEthereum, windowNostr }: Pick<Settings, 'httpSites' | 'windowEthereum' | 'windowNostr'>,
  own: readonly ManifestScript[],
): InjectedScript[] {
  const scripts: InjectedScript[] = [];
  const add = (id: string, matches: readonly string[], js: readonly string[], world: InjectedScript['world']): void => {
    scripts.push({ id, matches: [...matches], js: [...js], runAt: 'document_start', allFrames: true, world });
  };
  if (httpSites)
    for (const [index, { js = [], world }] of own.entries())
      add(`http-${index}`, [PLAIN_HTTP], js, world === 'MAIN' ? 'MAIN' : 'ISOLATED');
  const everywhere = new Set(own.flatMap((script) => script.matches ?? []));
  if (httpSites) everywhere.add(PLAIN_HTTP);
  if (!windowEthereum) add('without-ethereum', [...everywhere], [WITHOUT_ETHEREUM], 'MAIN');
  if (!windowNostr) add('without-nostr', [...everywhere], [WITHOUT_NOSTR], 'MAIN');
  return scripts;
}
