/** The page of limits, and the form that changes them. */
import { room, type Text } from '../../../../room.ts';
import { toListing } from '../../../grammar.ts';

export const limits = room('ui/pages/settings/limits', {
  // limit-draft.ts
  noAmount: 'Enter an amount.',
  noNumber: (example: Text) => `Enter a number, such as ${example}.`,
  unreadable: 'This amount cannot be read.',
  noSite: (typed: Text) => `“${typed}” is no address of a site. Write it like https://app.example.`,
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
    'What may leave the accounts within 24 hours, in the network’s own coin and with the highest fee. Nothing leaves on other networks. A changed amount starts the count again.',
  askAbove: 'New login above an amount',
  askAboveHelp: 'The amount counts with the highest fee. On other networks every payment needs a new login.',
  countUnknown: 'Count what can’t be valued as above these amounts',
  countUnknownHelp:
    'Tokens, approvals, orders and most messages can be worth anything. Signing in to a site never counts.',
  askAlways: 'New login before every signature',
  askAlwaysHelp: 'Also for messages and for signing in to sites.',
  askAfter: 'New login after some time',
  askAfterHelp: 'When you sign and the last login is older.',
  onlySites: 'Only listed sites may ask',
  onlySitesHelp: 'Every other site is refused, also one that is connected already.',
  siteList: 'Sites, one on each line',
  askAgainAfter: 'Ask again after',
  // limits.tsx
  everyLoginMethod: 'Every login method',
  stopAsking: 'Stop asking before every signature',
  stoppedAsking: 'Dramatis asks by your limits again',
  noLimits: 'No limits.',
  setLimits: 'Set limits',
  change: 'Change',
  title: 'Limits',
  lede: (character: Text) =>
    `What your login methods may sign as ${character}, and when Dramatis asks you to log in again for it.`,
  unread: 'Your limits could not be read',
  unreadText:
    'Dramatis asks for a new login before every signature instead, as every character. Set your limits again, then end this.',
  endUnread: 'Don’t ask every time any more',
  holdsTogether: 'Holds together with the limits below',
  loginMethods: (names: readonly string[]) => (names.length === 0 ? 'No login method yet' : toListing(names)),
  powersTitle: 'What limits can do',
  powers: (character: Text) =>
    `They hold on all your computers, and stop mistakes and people at your unlocked computer. A login method with a daily limit can’t export keys of ${character}. Limits don’t stop somebody who logs in and takes the keys out with tools of their own: to keep a login method away from ${character}, change its level.`,
});
