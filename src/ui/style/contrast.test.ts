/** Measures the contrast (WCAG 2.2, 1.4.3 and 1.4.11) of every text, control and mask on every ground, in every hue and both schemes. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HUES } from '../../messaging/look.ts';

type Pair = readonly [light: string, dark: string];
type Colours = Record<string, Pair>;

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');

function coloursOf(css: string, selector: string): Colours {
  const start = css.indexOf(`${selector} {`);
  if (start < 0) return {};
  const block = css.slice(start, css.indexOf('\n}', start));
  const found = block.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g);
  return Object.fromEntries([...found].map(([, name, light, dark]) => [name, [light, dark] as unknown as Pair]));
}

const channels = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channels(hex).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** `share` of `a` over `b`, per channel. */
function mixed(a: string, b: string, share: number): string {
  const other = channels(b);
  return `#${channels(a)
    .map((channel, at) =>
      Math.round(channel * share + (other[at] as number) * (1 - share))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

const TEXT = 4.5;
const BODY = 7;
const CONTROL = 3;
/** Borders of fields stand beside a label and a fill; on tints they may be a little weaker. */
const BORDER = 2.5;

const root = coloursOf(read('colours.css'), ':root');
const hues = read('hues.css');

/** All pairs that fall short, as `what on what: 4.2 < 4.5`. */
function shortfalls(own: Colours, scheme: 0 | 1, pairs: readonly [string, string, number][]): string[] {
  const colour = (name: string): string => {
    const pair = own[name] ?? root[name];
    if (pair === undefined) throw new Error(`no colour --${name}`);
    return pair[scheme];
  };
  return pairs.flatMap(([ink, ground, least]) => {
    const measured = contrast(colour(ink), colour(ground));
    return measured < least ? [`${ink} on ${ground}: ${measured.toFixed(2)} < ${least}`] : [];
  });
}

const pairs = (inks: readonly string[], grounds: readonly string[], least: number): [string, string, number][] =>
  inks.flatMap((ink) => grounds.map((ground): [string, string, number] => [ink, ground, least]));

const CHOSEN = /\.dialog \{ --hover: color-mix\(in oklab, var\(--raised\), var\(--c-ink\) (\d+)%\)/;

/** What is chosen in a menu or a dialog stands out from its ground, and is legible. */
function expectChosenRow(raised: string, ink: string, text: string): void {
  const share = Number(CHOSEN.exec(read('floats.css'))?.[1]) / 100;
  const chosen = mixed(ink, raised, share);
  expect(contrast(chosen, raised)).toBeGreaterThanOrEqual(1.12);
  expect(contrast(text, chosen)).toBeGreaterThanOrEqual(TEXT);
}

const PLAIN = ['paper', 'surface', 'raised', 'sunk', 'hover'];
const DRESSED = ['c-wash', 'c-tint', 'surface', 'raised', 'hover', 'sunk'];
const TINTS = ['danger-tint', 'caution-tint', 'good-tint'];

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('%s scheme', (_name, scheme) => {
  it('keeps the house legible', () => {
    const asked = [
      ...pairs(['ink'], [...PLAIN, ...TINTS], BODY),
      ...pairs(['ink-2'], [...PLAIN, ...TINTS], TEXT),
      ...pairs(['ink-3', 'danger-ink', 'good-ink'], PLAIN, TEXT),
      ...pairs(['line-strong'], ['paper', 'surface'], CONTROL),
      ...pairs(['line-strong'], ['raised', 'sunk', 'hover'], BORDER),
      ...pairs(['on-house'], ['house'], BODY),
      ...pairs(['on-danger'], ['danger', 'danger-deep'], TEXT),
      ...pairs(['on-caution'], ['caution'], BODY),
      ...pairs(['danger-ink'], ['danger-tint'], TEXT),
      ...pairs(['good-ink'], ['good-tint'], TEXT),
    ];
    expect(asked.length).toBeGreaterThan(40);
    expect(shortfalls({}, scheme, asked)).toEqual([]);
    const { ink, 'ink-2': second, raised } = root as Record<'ink' | 'ink-2' | 'raised', Pair>;
    expectChosenRow(raised[scheme], ink[scheme], second[scheme]);
  });

  it.each(HUES)('keeps %s legible', (hue) => {
    const own = coloursOf(hues, `[data-hue="${hue}"]`);
    const colour = (name: string): string => (own[name] as Pair)[scheme];
    const asked = [
      ...pairs(['c-on'], ['c-solid'], TEXT),
      ...pairs(['c-on-band', 'c-on-band-2'], ['c-band', 'c-band-deep'], TEXT),
      ...pairs(['ink'], DRESSED, BODY),
      ...pairs(['c-ink', 'ink-2', 'ink-3', 'danger-ink', 'good-ink'], DRESSED, TEXT),
      ...pairs(['line-strong'], DRESSED, BORDER),
      ...pairs(['c-solid'], ['c-wash', 'surface', 'c-tint'], CONTROL),
    ];
    expect(shortfalls(own, scheme, asked)).toEqual([]);
    expectChosenRow(colour('raised'), colour('c-ink'), (own['ink-2'] ?? (root['ink-2'] as Pair))[scheme]);
    // controls.css mixes the hovered primary button from these, marks.css the shade of the mask on the band.
    expect(contrast(colour('c-on'), mixed(colour('c-solid'), colour('c-deep'), 0.55))).toBeGreaterThanOrEqual(TEXT);
    expect(contrast(mixed(colour('c-on-band'), colour('c-band'), 0.62), colour('c-band'))).toBeGreaterThanOrEqual(1.8);
  });
});

it('measures as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});
