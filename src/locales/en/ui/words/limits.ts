/** The rules of the signing policy. */
import { room, type Text } from '../../../room.ts';
import { plural, toListing } from '../../grammar.ts';

export const wordsLimits = room('ui/words/limits', {
  // limits.ts
  amountOn: (amount: Text, network: Text) => `${amount} on ${network}`,
  amountADayOn: (amount: Text, network: Text) => `${amount} a day on ${network}`,
  leftToday: (amount: Text, left: Text) => `${amount} (${left} left today)`,
  networkOf: (chainId: Text) => `network ${chainId}`,
  sendsNothing: 'Sends nothing.',
  sendsUpTo: (each: readonly string[]) => `Sends up to ${toListing(each)}, and nothing on other networks.`,
  asksAlways: 'Asks for a new login before every signature.',
  asksForPayments: 'Asks for a new login before every payment.',
  asksAbove: (each: readonly string[]) =>
    `Asks for a new login above ${toListing(each)}, and for every payment on other networks.`,
  asksAfter: (duration: Text) => `Asks for a new login if the last one was more than ${duration} ago.`,
  othersAsk: 'Tokens, approvals and other signatures count as above the amount.',
  othersFree: 'Tokens, approvals and other signatures don’t need a new login.',
  noSite: 'No site may send requests.',
  onlyListedSites: (count: Text) => `Only ${count} listed sites may send requests.`,
  onlySites: (sites: readonly string[]) => `Only ${toListing(sites)} may send requests.`,
  minutes: (minutes: number) => plural(minutes, { one: 'a minute', other: `${minutes} minutes` }),
  hours: (hours: number) => plural(hours, { one: 'an hour', other: `${hours} hours` }),
});
