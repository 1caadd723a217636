// Writes the colours of src/ui/style (colours.css, hues.css) from recipes in OKLCH, so that all twelve hues keep the same
// measured contrast. Change the recipe, run `node scripts/generate-tokens.mjs`, then src/ui/style/contrast.test.ts.
import { writeFileSync } from 'node:fs';

const STYLE = new URL('../src/ui/style/', import.meta.url);

/** OKLCH (hue in degrees) to linear sRGB; parts may lie outside 0 to 1. Matrices: Ottosson, Oklab. */
function toLinear(lightness, chroma, hue) {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

const toGamma = (value) => (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);
const within = (value) => Math.min(1, Math.max(0, value));

/** OKLCH to hex; chroma gives way until the colour exists in sRGB. */
function hex(lightness, chroma, hue) {
  let c = chroma;
  while (c > 0 && !toLinear(lightness, c, hue).every((part) => part >= -1e-4 && part <= 1.0001)) c -= 0.002;
  const parts = toLinear(lightness, Math.max(c, 0), hue);
  return `#${parts
    .map((part) =>
      Math.round(255 * within(toGamma(within(part))))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

const WHITE = '#ffffff';

/** Name, hue, chroma, lightness of the light scheme's solid. */
const HUES = [
  ['rose', 2, 0.165, 0.52],
  ['clay', 48, 0.105, 0.5],
  ['ochre', 82, 0.11, 0.535],
  ['olive', 115, 0.1, 0.49],
  ['fern', 146, 0.115, 0.48],
  ['viridian', 172, 0.09, 0.47],
  ['lagoon', 208, 0.09, 0.5],
  ['azure', 240, 0.125, 0.52],
  ['cobalt', 264, 0.17, 0.47],
  ['iris', 292, 0.155, 0.5],
  ['plum', 330, 0.13, 0.45],
  ['slate', 255, 0.028, 0.42],
];

/** Pairs of light and dark for one hue: its own colours, and the surfaces, which take a breath of it. */
function hueRecipe(h, C, L) {
  const muted = Math.min(1, C / 0.13);
  const own = {
    solid: [hex(L, C, h), hex(0.745, Math.min(C, 0.14), h)],
    deep: [hex(L - 0.1, C * 0.9, h), hex(0.625, Math.min(C, 0.14), h)],
    on: [WHITE, hex(0.17, 0.03 * muted, h)],
    band: [hex(L, C, h), hex(0.37, Math.min(C * 0.72, 0.105), h)],
    'band-deep': [hex(L - 0.07, C * 0.95, h), hex(0.31, Math.min(C * 0.7, 0.1), h)],
    'on-band': [WHITE, WHITE],
    'on-band-2': [hex(0.965, 0.02 * muted, h), hex(0.9, 0.035 * muted, h)],
    ink: [hex(Math.min(L, 0.47) - 0.02, C * 0.95, h), hex(0.84, Math.min(C * 0.7, 0.1), h)],
    wash: [hex(0.975, 0.01 * muted + 0.002, h), hex(0.198, 0.012 * muted + 0.003, h)],
    tint: [hex(0.938, 0.03 * muted + 0.003, h), hex(0.262, 0.034 * muted + 0.004, h)],
    line: [hex(0.868, 0.045 * muted + 0.004, h), hex(0.345, 0.042 * muted + 0.004, h)],
  };
  const surfaces = {
    surface: [WHITE, hex(0.236, 0.02 * muted + 0.002, h)],
    raised: [WHITE, hex(0.272, 0.022 * muted + 0.002, h)],
    hover: [hex(0.958, 0.018 * muted + 0.002, h), hex(0.29, 0.03 * muted + 0.002, h)],
    sunk: [hex(0.948, 0.014 * muted + 0.002, h), hex(0.165, 0.012 * muted + 0.002, h)],
    line: own.line,
  };
  return { own, surfaces };
}

const grey = (L, C = 0.006) => hex(L, L < 0.35 ? C * 0.55 : C * 0.8, L < 0.35 ? 50 : 65);

const NEUTRAL = {
  paper: [grey(0.978, 0.004), grey(0.185, 0.006)],
  surface: [WHITE, grey(0.222, 0.007)],
  raised: [WHITE, grey(0.262, 0.008)],
  sunk: [grey(0.95, 0.006), grey(0.155, 0.006)],
  hover: [grey(0.955, 0.006), grey(0.27, 0.008)],
  line: [grey(0.885, 0.008), grey(0.33, 0.009)],
  'line-strong': [grey(0.6, 0.01), grey(0.56, 0.01)],
  ink: [grey(0.215, 0.012), grey(0.955, 0.006)],
  'ink-2': [grey(0.435, 0.012), grey(0.79, 0.01)],
  'ink-3': [grey(0.505, 0.012), grey(0.7, 0.01)],
  house: [grey(0.235, 0.012), grey(0.94, 0.006)],
  'on-house': [WHITE, grey(0.19, 0.008)],
  'house-deep': [grey(0.4, 0.012), grey(0.76, 0.008)],
};

const MEANING = {
  danger: [hex(0.51, 0.195, 27), hex(0.5, 0.185, 27)],
  'danger-deep': [hex(0.44, 0.17, 27), hex(0.43, 0.16, 27)],
  'on-danger': [WHITE, WHITE],
  'danger-ink': [hex(0.47, 0.18, 27), hex(0.8, 0.11, 25)],
  'danger-tint': [hex(0.955, 0.022, 20), hex(0.27, 0.05, 25)],
  'danger-line': [hex(0.82, 0.08, 22), hex(0.45, 0.1, 25)],
  caution: [hex(0.86, 0.165, 90), hex(0.86, 0.155, 90)],
  'on-caution': [hex(0.24, 0.03, 80), hex(0.22, 0.03, 80)],
  'caution-ink': [hex(0.42, 0.085, 75), hex(0.88, 0.11, 90)],
  'caution-tint': [hex(0.966, 0.035, 92), hex(0.275, 0.035, 85)],
  'caution-line': [hex(0.84, 0.1, 88), hex(0.46, 0.07, 85)],
  good: [hex(0.48, 0.115, 152), hex(0.8, 0.14, 152)],
  'good-ink': [hex(0.43, 0.1, 152), hex(0.84, 0.12, 152)],
  'good-tint': [hex(0.955, 0.03, 152), hex(0.26, 0.04, 152)],
};

const declare = (recipe, prefix = '') =>
  Object.entries(recipe)
    .map(([name, [light, dark]]) => `  --${prefix}${name}: light-dark(${light}, ${dark});`)
    .join('\n');

const NOTE = 'Generated by scripts/generate-tokens.mjs: change the recipe, not the numbers.';

writeFileSync(
  new URL('colours.css', STYLE),
  `/* Ink, paper and the three meanings. ${NOTE} */
:root {
${declare(NEUTRAL)}

${declare(MEANING)}
}
`,
);

writeFileSync(
  new URL('hues.css', STYLE),
  `/* Twelve characters' colours, by data-hue on any ancestor. ${NOTE} */
${HUES.map(([name, hue, chroma, lightness]) => {
  const { own, surfaces } = hueRecipe(hue, chroma, lightness);
  return `[data-hue="${name}"] {\n${declare(own, 'c-')}\n${declare(surfaces)}\n}`;
}).join('\n')}
`,
);
