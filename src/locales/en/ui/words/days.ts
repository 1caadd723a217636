/** Days and amounts within sentences. */
import { room, type Text } from '../../../room.ts';

export const wordsDays = room('ui/words/days', {
  // day.ts
  today: 'today',
  yesterday: 'yesterday',
  daysAgo: (days: Text) => `${days} days ago`,
  // dust.ts
  lessThan: (what: Text) => `less than ${what}`,
  // fiat.ts
  about: (sum: Text) => `about ${sum}`,
  /** Of a sum whose prices were read a while ago. */
  atTime: (sum: Text, time: Text) => `${sum}, at ${time}`,
  // amount.ts
  ambiguousAmount: (larger: Text, smaller: Text) => `Do you mean ${larger} or ${smaller}? Enter one of these two.`,
});
