/** Components that the first screen of the popup draws too. */
import { room, type Text } from '../../room.ts';
import { plural, toChoice } from '../grammar.ts';

export const components = room('ui/components', {
  // amount.tsx
  exactAmount: 'Exact amount',
  // button.tsx
  actOf: (act: Text, of: Text) => `${act}: ${of}`,
  // band.tsx
  switchCharacter: (name: Text) => `Active character: ${name}. Switch character`,
  viewOnly: 'View only',
  // found-count.tsx
  found: (count: number) => `${count} ${plural(count, { one: 'result', other: 'results' })} found`,
  // missing-part.tsx
  partMissing: 'This part couldn’t be loaded',
  partMissingWhy: 'Dramatis may have been updated while this page was open. Reload the page to continue.',
  partMissingTyped: 'Text that you typed here and didn’t save is still there. Copy it before you reload.',
  notNow: 'Not now',
  reload: 'Reload',
  // show-more.tsx
  showMore: (count: Text) => `Show more (${count})`,
  // site-repeats.tsx
  asksAgain: (site: Text) => `${site} asks before it sends`,
  sendsWithoutAsking: (site: Text) => `${site} sends without asking`,
  repeatsUsed: (used: Text, of: number, lasting: Text) =>
    `${used} of ${of} ${plural(of, { one: 'transaction', other: 'transactions' })}, ends in ${lasting}`,
  stop: 'Stop',
  // toast.tsx
  undone: 'Undone',
  undo: 'Undo',
  closeMessage: 'Close this message',
  // view-only.tsx
  onlyShows: (character: Text, methods: readonly string[]) =>
    `This login shows ${character}. To sign or change anything, use ${toChoice(methods.map((name) => `“${name}”`))}.`,
  open: (name: Text) => `Open ${name}`,
});
