/** What the signing policy says of a request. `method` is a login method in quotes. */
import { room, type Text } from '../../../room.ts';
import { plural, toChoice } from '../../grammar.ts';

export const signingNotes = room('background/views/signing', {
  // Stand-ins for names
  thisCharacter: 'This character',
  thisMethod: 'This login method',
  thisSite: 'This site',
  quoted: (name: Text) => `“${name}”`,
  // Reasons
  daily: (method: Text, limit: Text, character: Text, left: Text) =>
    `${method} may send up to ${limit} a day from ${character}, fees included. ${left} left today.`,
  noDaily: (method: Text, network: Text, character: Text) =>
    `${method} has no daily amount on ${network}, so it can’t send there from ${character}.`,
  dailyUnknown: (method: Text, character: Text) =>
    `${method} has a daily limit for ${character}, and it isn’t known what this is worth.`,
  feeUnknown: (character: Text, network: Text) =>
    `${character} has limits on ${network}. The data fee there is unknown, so this request can’t be checked against them.`,
  otherSite: (character: Text, site: Text) =>
    `${character} only works with the sites that you listed, and ${site} isn’t one of them.`,
  always: (character: Text) => `${character} asks for a new login before every signature.`,
  everyPayment: (character: Text, network: Text) =>
    `${character} asks for a new login before every payment on ${network}.`,
  above: (character: Text, limit: Text) => `${character} asks for a new login above ${limit}.`,
  aboveUnknown: (character: Text) =>
    `${character} asks for a new login above an amount, and it isn’t known what this is worth.`,
  minutes: (character: Text, minutes: number) =>
    plural(minutes, {
      one: `${character} asks for a new login if the last one was more than a minute ago.`,
      other: `${character} asks for a new login if the last one was more than ${minutes} minutes ago.`,
    }),
  // What to do
  logIn: (methods: readonly string[]) => `Log in with ${toChoice(methods)}.`,
  logInToSendMore: (methods: readonly string[]) => `Log in with ${toChoice(methods)} to send more.`,
  addSite: 'A login method that manages the identity can add it to the list.',
  changeLimits: 'No login method may do this. A login method that manages the identity can change the limits.',
});
