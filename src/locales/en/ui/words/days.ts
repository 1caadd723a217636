/** Days and amounts within sentences, and facts side by side. */
import { room, type Text } from '../../../room.ts';
import { toSeries } from '../../grammar.ts';

export const wordsDays = room('ui/words/days', {
  // day.ts
  /** Within a sentence. */
  within: { today: 'today', yesterday: 'yesterday', daysAgo: (days: number) => `${days} days ago` },
  /** Alone, or at the start of a line. */
  alone: { today: 'Today', yesterday: 'Yesterday', daysAgo: (days: number) => `${days} days ago` },
  /** On one line. */
  dayAndTime: (day: Text, time: Text) => `${day}, ${time}`.replaceAll(' ', '\u00a0'),
  // Facts about one thing, on one line.
  facts: (facts: readonly string[]) => toSeries(facts),
  // dust.ts
  lessThan: (what: Text) => `less than ${what}`,
  // fiat.ts
  about: (sum: Text) => `about ${sum}`,
  /** Of a sum whose prices were read a while ago. */
  atTime: (sum: Text, time: Text) => `${sum}, at ${time}`,
  // amount.ts
  ambiguousAmount: (larger: Text, smaller: Text) => `Do you mean ${larger} or ${smaller}? Enter one of these two.`,
});
