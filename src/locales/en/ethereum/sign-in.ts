/** What is wrong with the form of a sign-in. */
import { room, type Text } from '../../room.ts';

const malformed = (problem: string): string => `This sign-in is malformed: ${problem}.`;

export const ethereumSignIn = room('ethereum/sign-in', {
  tooLong: malformed('it is too long'),
  endsTooEarly: malformed('it ends too early'),
  noLineAfterAddress: malformed('an empty line is missing after the address'),
  noLineAfterStatement: malformed('an empty line is missing after the statement'),
  otherVersion: malformed('its version isn’t 1'),
  oddResource: malformed('a resource isn’t a URI'),
  moreLines: malformed('it has more lines than it should'),
  oddFirstLine: malformed('its first line isn’t that of ERC-4361'),
  noHost: malformed('its domain isn’t a host'),
  oddStatement: malformed('its statement has characters that aren’t allowed'),
  chainIdIsNoNumber: malformed('its Chain ID isn’t a number'),
  oddNonce: malformed('its Nonce is too short or has characters that aren’t allowed'),
  oddRequestId: malformed('its Request ID has characters that aren’t allowed'),
  lineMissing: (name: Text) => malformed(`the line ${name} is missing`),
  noUri: (name: Text) => malformed(`${name} isn’t a URI`),
  noTime: (name: Text) => malformed(`${name} isn’t a time`),
});
