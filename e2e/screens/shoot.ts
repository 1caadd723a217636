/**
 * Draws screens to PNG files: `npm run screens -- [part of a name ...] [--out=FOLDER] [--built=FOLDER] [--axe] [--sheet] [--light|--dark]`.
 * Builds the pages into a temporary folder unless --built names a build; prints complaints of the console and of axe.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { findChromium, HOW_TO_GET_CHROMIUM } from '../../scripts/lib/chromium.mjs';
import { findingsOf } from './axe.ts';
import { openScreen } from './open.ts';
import type { Screen } from './screen.ts';

const here = import.meta.dirname;
const flags = process.argv.slice(2).filter((word) => word.startsWith('--'));
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const flag = (name: string) => flags.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);

async function allScreens(): Promise<Screen[]> {
  const files = readdirSync(join(here, 'cases')).filter((file) => file.endsWith('.ts'));
  const lists = await Promise.all(
    files.map((file) => import(join(here, 'cases', file)) as Promise<{ default: Screen[] }>),
  );
  return lists.flatMap((list) => list.default);
}

/** All pictures of one scheme side by side in `_sheet.SCHEME.png`. */
async function layOut(scheme: 'light' | 'dark'): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1560, height: 900 } });
  const pictures = screens.map(({ name, width }) => {
    const data = readFileSync(join(out, `${name}.${scheme}.png`)).toString('base64');
    return `<img width="${width}" alt="${name}" src="data:image/png;base64,${data}">`;
  });
  await page.setContent(
    `<body style="margin:20px;background:#cfc9c0;display:flex;flex-wrap:wrap;gap:20px">${pictures.join('')}</body>`,
  );
  await page.screenshot({ path: join(out, `_sheet.${scheme}.png`), fullPage: true });
  await page.close();
}

const out = resolve(flag('out') ?? join(tmpdir(), 'screens'));
mkdirSync(out, { recursive: true });

const screens = (await allScreens()).filter(
  ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
);
let built = flag('built');
if (built === undefined) {
  // Builds only the pages that are drawn: another page may be in the middle of a change.
  process.env.PAGES = [...new Set(screens.map(({ path }) => path.replace(/\.html.*/, '')))].join(',');
  built = mkdtempSync(join(tmpdir(), 'pages-'));
  await build({ configFile: join(here, 'vite.config.ts'), build: { outDir: built } });
}

const schemes = (['light', 'dark'] as const).filter(
  (scheme) => flags.includes(`--${scheme}`) || !(flags.includes('--light') || flags.includes('--dark')),
);

const executablePath = findChromium();
if (executablePath === null) throw new Error(HOW_TO_GET_CHROMIUM);
const browser = await chromium.launch({ executablePath });
try {
  for (const scheme of schemes) {
    for (const screen of screens) {
      const context = await browser.newContext({ colorScheme: scheme, reducedMotion: 'reduce', deviceScaleFactor: 2 });
      const page = await context.newPage();
      const complaints: string[] = [];
      await openScreen(page, built, screen, complaints);
      const file = join(out, `${screen.name}.${scheme}.png`);
      await page.screenshot({ path: file, fullPage: screen.whole ?? false, scale: 'css' });
      if (flags.includes('--axe')) complaints.push(...(await findingsOf(page)).violations.map((text) => `axe ${text}`));
      console.log([file, ...complaints.map((text) => `  ! ${text}`)].join('\n'));
      await context.close();
    }
    if (flags.includes('--sheet')) await layOut(scheme);
  }
} finally {
  await browser.close();
}
