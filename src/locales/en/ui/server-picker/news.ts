/** News of the key server. */
import { room } from '../../../room.ts';
import { plural } from '../../grammar.ts';

export const serverPickerNews = room('ui/server-picker/news', {
  // server-news.ts
  notTrusted: 'The key server can’t be trusted right now',
  wrongAnswer: 'It sent an answer that can’t be correct. Nothing is sent to it until you’ve checked.',
  offline: 'Key server offline',
  offlineWithUnsent: (count: number) =>
    `Key server offline, ${count} ${plural(count, { one: 'unsent change', other: 'unsent changes' })}`,
  offlineSentence: 'The key server isn’t responding. You can still log in, sign and send.',
  check: 'Check',
  away: 'Away',
  waiting: (count: number) => `${count} waiting`,
  // server-chip.tsx
  noCopyAfterLock: 'No copy is kept here after you lock',
});
