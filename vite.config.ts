import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crx } from '@crxjs/vite-plugin';
import { defineConfig, minify, type Plugin, type ResolvedConfig, type UserConfig } from 'vite';
import manifest from './manifest.json' with { type: 'json' };
import { chainList } from './scripts/lib/chain-list.mjs';
import { pageFiles } from './scripts/lib/page-files.mjs';
import { preloaded } from './scripts/lib/page-loading.mjs';
import { phishingList } from './scripts/lib/phishing-list.mjs';
import { suffixList } from './scripts/lib/public-suffixes.mjs';
import { tokenIcons, tokenListLicence, tokenLists } from './scripts/lib/token-list.mjs';
import { buildWorker, ownBrowserApi } from './scripts/lib/worker-build.mjs';
import { BUILT_IN_NETWORKS } from './src/chain/networks.ts';

const WORKER = 'background.js';

/** Pages are written in src/ui and served from the root of the package: chrome-extension://ID/popup.html. */
function pagesAtRoot(): Plugin {
  const from = 'src/ui/';
  return {
    name: 'pages-at-root',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const [key, file] of Object.entries(bundle)) {
          if (key.startsWith(from) && key.endsWith('.html')) file.fileName = key.slice(from.length);
          if (key === 'manifest.json' && file.type === 'asset')
            file.source = JSON.stringify({
              ...JSON.parse(String(file.source).replaceAll(`"${from}`, '"')),
              background: { ...background, service_worker: WORKER },
            });
        }
      },
    },
  };
}

/** The script that is injected when a login is filled in: one file under a fixed name, which the worker knows. */
function fillScript(): Plugin {
  return {
    name: 'fill-script',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const found = Object.values(bundle).find(
          (file) => file.type === 'chunk' && file.name === 'fill' && file.isEntry,
        );
        if (found?.type !== 'chunk') return;
        if (found.imports.length > 0 || found.exports.length > 0) this.error('fill.js must be one script.');
        // In a function: the browser runs it again in the same scope for every fill.
        found.code = `(()=>{${found.code}})();`;
        found.fileName = 'fill.js';
      },
    },
  };
}

/** Scripts that pages load before their modules (public/): as files of their own, without comments. */
function earlyScripts(): Plugin {
  let folder = '';
  return {
    name: 'early-scripts',
    configResolved(config) {
      folder = config.publicDir;
    },
    async generateBundle() {
      for (const fileName of readdirSync(folder).filter((name) => name.endsWith('.js'))) {
        const { code } = await minify(fileName, readFileSync(join(folder, fileName), 'utf8'));
        // It takes the place of the one that is copied.
        this.emitFile({ type: 'asset', fileName, source: code });
      }
    },
  };
}

/** Lists of networks and tokens, and icons of tokens: files of the package, each read when it is needed. */
function lists(): Plugin {
  return {
    name: 'lists',
    async generateBundle() {
      const emit = (fileName: string, source: string | Uint8Array) =>
        this.emitFile({ type: 'asset', fileName, source });
      emit('lists/networks.json', JSON.stringify(chainList()));
      emit('lists/phishing.bin', await phishingList());
      for (const [chainId, rows] of tokenLists(BUILT_IN_NETWORKS.map((network) => network.chainId)))
        emit(`lists/tokens/${chainId}.json`, JSON.stringify(rows));
      emit('lists/tokens/LICENSE', tokenListLicence());
      for (const [symbol, svg] of tokenIcons()) emit(`token-icons/${symbol}.svg`, svg);
    },
  };
}

const common = {
  // What this build offers at the start (src/background/adapters/build-defaults.ts): no key server and Ethereum unless the environment names others.
  define: {
    DEFAULT_KEY_SERVER: JSON.stringify(process.env.DEFAULT_KEY_SERVER ?? ''),
    DEFAULT_CHAIN_ID: JSON.stringify(process.env.DEFAULT_CHAIN_ID ?? ''),
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
} satisfies UserConfig;
const { background, ...pages } = manifest;

/** The service worker, a build of its own: a first script, and parts that it loads when it needs them. */
function worker(): Plugin {
  let pagesBuild: ResolvedConfig['build'];
  return {
    name: 'worker',
    configResolved(config) {
      pagesBuild = config.build;
    },
    async generateBundle() {
      const { scripts, files, sources } = await buildWorker({
        entry: background.service_worker,
        script: WORKER,
        target: pagesBuild.target,
        minify: pagesBuild.minify,
        define: common.define,
      });
      for (const file of sources) this.addWatchFile(file);
      for (const [fileName, source] of [...scripts, ...files]) this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

export default defineConfig({
  ...common,
  plugins: [
    crx({
      manifest: pages as never,
      contentScripts: { standaloneFiles: ['src/inpage/main.ts', 'src/content/main.ts'] },
    }),
    worker(),
    pageFiles({ popup: 'src/ui/popup.tsx', prompt: 'src/ui/prompt.tsx', tab: 'src/ui/app.tsx' }),
    preloaded(),
    pagesAtRoot(),
    fillScript(),
    earlyScripts(),
    ownBrowserApi(),
    lists(),
    suffixList(),
  ],
  build: {
    outDir: 'dist/chrome',
    emptyOutDir: true,
    target: 'chrome123',
    modulePreload: false,
    rolldownOptions: {
      input: {
        app: 'src/ui/app.html',
        prompt: 'src/ui/prompt.html',
        clipboard: 'src/ui/clipboard.html',
        fill: 'src/content/fill/main.ts',
      },
    },
  },
});
