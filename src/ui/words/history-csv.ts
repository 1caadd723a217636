/** The security history as a CSV file (RFC 4180), for whoever keeps the records of an organisation. One row for each event, in the order of the page. */
import type { SecurityEvent, SecurityHistory } from '../../messaging/security.ts';
import { byWhom, whatHappened } from './security.ts';

/** A program for spreadsheets takes a text that begins with one of these as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** In quotes; a text that could be taken as a formula gets an apostrophe before it. */
function cell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

const HEAD = [
  'Time',
  'Entry',
  'Source',
  'Person',
  'Login method',
  'Second person',
  'Second login method',
  'What',
  'By whom',
];

/** Times in UTC (ISO 8601). Entries of the log have their number there. */
export function toCsv(
  events: readonly SecurityEvent[],
  history: Pick<SecurityHistory, 'names' | 'kinds' | 'persons'>,
): string {
  const nameOf = (id: string | undefined | null) => (id == null ? '' : (history.names[id] ?? ''));
  const personOf = (methodId: string | null) => nameOf(methodId === null ? null : history.persons[methodId]);
  const rows = events.map((event) => [
    new Date(event.at).toISOString(),
    event.from === 'log' ? String(event.number) : '',
    event.from === 'log' ? 'membership log' : 'key server',
    personOf(event.by),
    nameOf(event.by),
    personOf(event.agreed),
    nameOf(event.agreed),
    whatHappened(event, history),
    byWhom(event, history) ?? '',
  ]);
  return [HEAD, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
