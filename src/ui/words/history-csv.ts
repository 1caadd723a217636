/** The security history as a CSV file, for whoever keeps the records of an organisation. One row for each event, in the order of the page. */

import { wordsFiles as t } from '../../locales/en/ui/words/files.ts';
import type { SecurityEvent, SecurityHistory } from '../../messaging/security.ts';
import { csvOf } from './csv.ts';
import { byWhom, whatHappened } from './security.ts';

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
    event.from === 'log' ? t.membershipLog : t.keyServer,
    personOf(event.by),
    nameOf(event.by),
    personOf(event.agreed),
    nameOf(event.agreed),
    whatHappened(event, history),
    byWhom(event, history) ?? '',
  ]);
  return csvOf([t.security, ...rows]);
}
