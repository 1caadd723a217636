/** How the wallet's pages load: all that a first screen needs is asked for at once, not one import after the other. Which files there are: page-files.mjs. */

/**
 * Pages that open in a window of their own, where nothing was drawn before. Their texts would be drawn in another typeface first and jump, so their
 * fonts are asked for, too. An empty page would be laid out and painted while their script still loads, which then waits for that: it is not drawn.
 */
const IN_OWN_WINDOW = ['prompt.html'];

/** Writes into each page what its script imports, so that the browser asks for all of it together. @returns {import('vite').Plugin} */
export function preloaded() {
  return {
    name: 'preloaded',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        /** @param {string} name @param {Set<string>} [all] @returns {Set<string>} */
        const importsOf = (name, all = new Set()) => {
          const file = bundle[name];
          if (file?.type !== 'chunk') return all;
          for (const imported of file.imports) if (!all.has(imported)) importsOf(imported, all.add(imported));
          return all;
        };
        const fonts = Object.keys(bundle).filter((name) => name.endsWith('.woff2'));
        for (const file of Object.values(bundle)) {
          if (file.type !== 'asset' || !file.fileName.endsWith('.html')) continue;
          const html = String(file.source);
          const scripts = [...html.matchAll(/<script type="module"[^>]* src="\/([^"]+)"/g)].map(([, src = '']) => src);
          const missing = new Set(
            scripts.flatMap((script) => [...importsOf(script)]).filter((src) => !scripts.includes(src)),
          );
          const page = file.fileName.split('/').at(-1) ?? '';
          const links = [
            ...[...missing].map((src) => `<link rel="modulepreload" crossorigin href="/${src}">`),
            ...(IN_OWN_WINDOW.includes(page)
              ? fonts.map((src) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="/${src}">`)
              : []),
          ];
          const held = IN_OWN_WINDOW.includes(page)
            ? html.replace('<script type="module"', '<script type="module" blocking="render"')
            : html;
          file.source = held.replace('</head>', () => `  ${links.join('\n    ')}\n  </head>`);
        }
      },
    },
  };
}
