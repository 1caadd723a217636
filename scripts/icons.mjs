/** Renders public/icons from the house mark. Run by hand after the mark changes: node scripts/icons.mjs */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium, HOW_TO_GET_CHROMIUM } from './lib/chromium.mjs';
import { ROOT } from './lib/paths.mjs';

/** Ink of the house and paper: a hue would mean a character. */
const INK = '#211d1b';
const PAPER = '#f9f7f5';

/** Pixels -> free edge and radius of the tile, size of the mark, width of the mark's line in its 48 box. */
const SIZES = [
  { size: 16, edge: 0, radius: 3.5, mark: 16.5, line: 3.4 },
  { size: 32, edge: 0, radius: 7, mark: 31, line: 2.8 },
  { size: 48, edge: 1, radius: 10, mark: 43, line: 2.6 },
  { size: 128, edge: 8, radius: 24, mark: 104, line: 2.4 },
];

/** One face, two halves: the left one filled, the right one drawn. @param {number} size @param {number} line */
const house = (size, line) => `<svg x="0" y="0" width="${size}" height="${size}" viewBox="0 0 48 48" color="${PAPER}">
  <path fill="currentColor" fill-rule="evenodd" d="M24 3.5C14 3.5 7.5 10.5 7.5 21.5C7.5 34 14.5 44.5 24 44.5ZM12.2 21.6Q16 15.4 21.4 19.2Q17.6 24.6 12.2 21.6ZM16.4 31.6Q18.4 39.4 24 39.6V36.2Q20 36 16.4 31.6Z"/>
  <path fill="none" stroke="currentColor" stroke-width="${line}" d="M24 4.7C33.3 4.7 39.3 11.3 39.3 21.5C39.3 33.4 32.7 43.3 24 43.3"/>
  <path fill="currentColor" d="M35.8 21.6Q32 15.4 26.6 19.2Q30.4 24.6 35.8 21.6ZM31.6 31.6Q29.6 39.4 24 39.6V36.2Q28 36 31.6 31.6Z"/>
</svg>`;

const executablePath = findChromium();
if (executablePath === null) {
  console.error(HOW_TO_GET_CHROMIUM);
  process.exit(1);
}
const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
const page = await browser.newPage();
for (const { size, edge, radius, mark, line } of SIZES) {
  const tile = size - 2 * edge;
  const at = (size - mark) / 2;
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>
    <svg width="${size}" height="${size}" xmlns="http://www.w3.org/2000/svg">
      <rect x="${edge}" y="${edge}" width="${tile}" height="${tile}" rx="${radius}" fill="${INK}"/>
      <g transform="translate(${at} ${at})">${house(mark, line)}</g>
    </svg>`);
  await writeFile(join(ROOT, 'public', 'icons', `${size}.png`), await page.screenshot({ omitBackground: true }));
}
await browser.close();
