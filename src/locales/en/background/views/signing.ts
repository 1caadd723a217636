/** What the signing policy says of a request. */
import { room, type Text } from '../../../room.ts';
import { plural, toChoice } from '../../grammar.ts';

/** A login method in quotes, a character or a site; `null`: its name is not known. */
type Named = Text | null;

const first = {
  method: (name: Named): Text => name ?? 'This login method',
  character: (name: Named): Text => name ?? 'This character',
};
const within = {
  character: (name: Named): Text => name ?? 'this character',
  site: (name: Named): Text => name ?? 'this site',
};

export const signingNotes = room('background/views/signing', {
  quoted: (name: Text) => `“${name}”`,
  // Reasons
  daily: (method: Named, limit: Text, character: Named, left: Text) =>
    `${first.method(method)} may send up to ${limit} a day from ${within.character(character)}, fees included. ${left} left today.`,
  noDaily: (method: Named, network: Text, character: Named) =>
    `${first.method(method)} has no daily amount on ${network}, so it can’t send there from ${within.character(character)}.`,
  dailyUnknown: (method: Named, character: Named) =>
    `${first.method(method)} has a daily limit for ${within.character(character)}, and it isn’t known what this is worth.`,
  feeUnknown: (character: Named, network: Text) =>
    `${first.character(character)} has limits on ${network}. The data fee there is unknown, so this request can’t be checked against them.`,
  otherSite: (character: Named, site: Named) =>
    `${first.character(character)} only works with the sites that you listed, and ${within.site(site)} isn’t one of them.`,
  always: (character: Named) => `${first.character(character)} asks for a new login before every signature.`,
  everyPayment: (character: Named, network: Text) =>
    `${first.character(character)} asks for a new login before every payment on ${network}.`,
  above: (character: Named, limit: Text) => `${first.character(character)} asks for a new login above ${limit}.`,
  aboveUnknown: (character: Named) =>
    `${first.character(character)} asks for a new login above an amount, and it isn’t known what this is worth.`,
  minutes: (character: Named, minutes: number) =>
    plural(minutes, {
      one: `${first.character(character)} asks for a new login if the last one was more than a minute ago.`,
      other: `${first.character(character)} asks for a new login if the last one was more than ${minutes} minutes ago.`,
    }),
  // What to do
  logIn: (methods: readonly string[]) => `Log in with ${toChoice(methods)}.`,
  logInToSendMore: (methods: readonly string[]) => `Log in with ${toChoice(methods)} to send more.`,
  addSite: 'A login method that manages the identity can add it to the list.',
  changeLimits: 'No login method may do this. A login method that manages the identity can change the limits.',
});
