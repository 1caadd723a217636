/** Which events of the security history are shown. */
import type { SecurityEvent, SecurityHistory } from '../../messaging/security.ts';

export type EventSubject = 'all' | 'people' | 'rights' | 'computers' | 'characters' | 'server';

export interface HistoryFilter {
  /** ID of a person who signed, or whom the event is about; `null`: everybody. */
  personId: string | null;
  subject: EventSubject;
}

export const EVERYTHING: HistoryFilter = { personId: null, subject: 'all' };

const SUBJECTS: Record<Exclude<SecurityEvent['what'], 'other'>, Exclude<EventSubject, 'all' | 'server'>> = {
  begun: 'people',
  'method-added': 'people',
  'method-removed': 'people',
  'method-reset': 'people',
  frozen: 'people',
  unfrozen: 'people',
  'waiting-ended': 'people',
  'took-effect': 'people',
  'freeze-code-made': 'people',
  'freeze-code-removed': 'people',
  'level-given': 'rights',
  'level-lowered': 'rights',
  'levels-changed': 'rights',
  'two-managers-set': 'rights',
  'act-proposed': 'rights',
  'proposal-withdrawn': 'rights',
  'limits-set': 'rights',
  'export-allowed': 'rights',
  exported: 'characters',
  'character-added': 'characters',
  'characters-rotated': 'characters',
  'character-removed': 'characters',
  'deletion-asked': 'characters',
  'deletion-ended': 'characters',
  'computer-added': 'computers',
  'computer-removed': 'computers',
  'session-opened': 'computers',
  'session-refused': 'computers',
  'code-used': 'computers',
};

/** Persons whom an event names: who signed, and whose methods it is about. */
function personsOf(event: SecurityEvent, { persons }: Pick<SecurityHistory, 'persons'>): string[] {
  const proposed = (event.proposed ?? []).flatMap(({ methodId, methodIds }) => [methodId, ...(methodIds ?? [])]);
  const methods = [event.by, event.agreed, event.methodId, ...(event.methodIds ?? []), ...proposed];
  return methods.flatMap((id) => (id === null ? [] : (persons[id] ?? [])));
}

export function isWanted(
  event: SecurityEvent,
  { personId, subject }: HistoryFilter,
  history: Pick<SecurityHistory, 'persons'>,
): boolean {
  if (personId !== null && !personsOf(event, history).includes(personId)) return false;
  if (subject === 'all') return true;
  if (subject === 'server') return event.from === 'server';
  return event.from === 'log' && event.what !== 'other' && SUBJECTS[event.what] === subject;
}
