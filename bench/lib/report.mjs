/** From samples to figures: median, least and most; a table for people and a file for comparing. Asserts nothing. */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/lib/paths.mjs';

const RESULTS = join(ROOT, 'bench', 'results');

/**
 * @typedef {'ms' | 'bytes' | 'ops/s' | 'ratio' | 'requests' | 'calls'} Unit
 * @typedef {{ name: string, unit: Unit, median: number, min: number, max: number, runs: number, aim: string }} Figure
 */

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/**
 * @param {string} name
 * @param {Unit} unit
 * @param {readonly number[]} values One a run.
 * @param {string} [aim] In words; empty for none.
 * @returns {Figure}
 */
export function figure(name, unit, values, aim = '') {
  if (values.length === 0 || values.some((value) => !Number.isFinite(value)))
    throw new Error(`${name}: a run gave no number.`);
  return {
    name,
    unit,
    median: median(values),
    min: Math.min(...values),
    max: Math.max(...values),
    runs: values.length,
    aim,
  };
}

/**
 * What is compared was measured side by side, so the runs of one number belong to each other: the ratio of each pair.
 * @param {string} name
 * @param {readonly number[]} values
 * @param {readonly number[]} beside
 * @param {string} [aim]
 */
export const ratio = (name, values, beside, aim = '') =>
  figure(
    name,
    'ratio',
    values.map((value, run) => value / (beside[run] ?? Number.NaN)),
    aim,
  );

/** @param {Unit} unit @param {number} value */
function write(unit, value) {
  if (unit === 'bytes') return Math.round(value).toLocaleString('en');
  if (unit === 'ops/s' || unit === 'requests' || unit === 'calls') return Math.round(value).toString();
  return value.toFixed(Math.abs(value) < 1 ? 3 : Math.abs(value) < 100 ? 2 : 0);
}

/** @param {string} group @param {string} includes @param {readonly Figure[]} figures */
export function printGroup(group, includes, figures) {
  const rows = figures.map((item) => [
    item.name,
    item.unit,
    ...[item.median, item.min, item.max].map((value) => write(item.unit, value)),
    String(item.runs),
    item.aim,
  ]);
  const table = [[group, 'unit', 'median', 'min', 'max', 'runs', 'aim'], ...rows];
  const widths = table.reduce(
    (most, row) => row.map((cell, at) => Math.max(most[at] ?? 0, cell.length)),
    /** @type {number[]} */ ([]),
  );
  const right = new Set([2, 3, 4, 5]);
  console.log('');
  for (const row of table)
    console.log(
      row
        .map((cell, at) => (right.has(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
        .join('  ')
        .trimEnd(),
    );
  console.log(includes);
}

/** @param {string} group @param {readonly Figure[]} figures */
export async function writeGroup(group, figures) {
  await mkdir(RESULTS, { recursive: true });
  const stored = figures.map(({ aim: _aim, ...rest }) => rest);
  await writeFile(
    join(RESULTS, `${group}.json`),
    `${JSON.stringify({ machine: machine(), figures: stored }, null, 2)}\n`,
  );
}

/** Includes the load at the time: a busy machine is another machine. */
function machine() {
  const [load = 0] = loadavg();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus()[0]?.model.trim() ?? 'unknown'} x${cpus().length}, ${gigabytes} GiB, ${platform()} ${release()}, Node ${process.versions.node}, load ${load.toFixed(1)}`;
}
