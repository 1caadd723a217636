/** The page of limits, and the form that changes them. */
import { room, type Text } from '../../../../room.ts';
import { toListing } from '../../../grammar.ts';

export const limits = room('ui/pages/settings/limits', {
  // limit-draft.ts
  noAmount: 'Enter an amount.',
  noNumber: (example: Text) => `Enter a number, such as ${example}.`,
  unreadable: 'This amount can’t be read.',
  noSite: (typed: Text) => `“${typed}” isn’t a valid site address. It should look like https://app.example.`,
  // amount-rows.tsx
  unnamedNetwork: (chainId: Text) => `Network ${chainId}`,
  onNetwork: (name: Text) => `On ${name}`,
  removeName: (name: Text) => `Remove ${name}`,
  addNetwork: 'Add a network',
  // limit-form.tsx
  changeLimits: (character: Text) => `Change the limits of ${character}`,
  saved: (character: Text) => `Limits of ${character} saved`,
  formTitle: (whose: Text, character: Text) => `Limits: ${whose}, as ${character}`,
  proposeIt: 'Propose it',
  save: 'Save',
  dailyLimit: 'Daily limit',
  dailyLimitHelp:
    'What may leave the accounts within 24 hours, in the network’s own coin, including the maximum fee. On other networks nothing may leave. A changed amount starts the count again.',
  askAbove: 'New login above an amount',
  askAboveHelp: 'The amount includes the maximum fee. On other networks every payment needs a new login.',
  countUnknown: 'Treat what has no known value as above these amounts',
  countUnknownHelp:
    'Tokens, approvals, orders and most messages can be worth anything. Signing in to a site never counts.',
  askAlways: 'New login before every signature',
  askAlwaysHelp: 'Also for messages and for signing in to sites.',
  askAfter: 'New login after some time',
  askAfterHelp: 'Applies when you sign and your last login is older.',
  onlySites: 'Only listed sites may send requests',
  onlySitesHelp: 'Every other site is refused, even if it is already connected.',
  siteList: 'Sites, one per line',
  askAgainAfter: 'Ask again after',
  // limits.tsx
  everyLoginMethod: 'Every login method',
  stopAsking: 'Stop asking before every signature',
  limitsApplyAgain: 'Your limits apply again',
  noLimits: 'No limits.',
  setLimits: 'Set limits',
  change: 'Change',
  title: 'Limits',
  lede: (character: Text) =>
    `What your login methods may sign as ${character}, and when Dramatis asks you to log in again for it.`,
  unread: 'Your limits couldn’t be read',
  unreadText:
    'Dramatis asks for a new login before every signature instead, as every character. Set your limits again, then turn this off.',
  stopAskingEveryTime: 'Stop asking every time',
  appliesTogether: 'Applies together with the limits below',
  loginMethods: (names: readonly string[]) => (names.length === 0 ? 'No login method yet' : toListing(names)),
  powersTitle: 'What limits can do',
  powers: (character: Text) =>
    `They apply on all your computers, and protect against mistakes and against people who use your unlocked computer. A login method with a daily limit can’t export keys of ${character}. Limits don’t stop somebody who logs in and extracts the keys with their own tools: to keep a login method away from ${character}, change its level.`,
});
