/** What is wrong with the form of a sign-in. Each problem is the end of a sentence. */
import { room, type Text } from '../../room.ts';

export const ethereumSignIn = room('ethereum/sign-in', {
  malformed: (problem: Text) => `This sign-in is malformed: ${problem}.`,
  tooLong: 'it is too long',
  endsTooEarly: 'it ends too early',
  noLineAfterAddress: 'an empty line is missing after the address',
  noLineAfterStatement: 'an empty line is missing after the statement',
  otherVersion: 'its version is not 1',
  oddResource: 'a resource is odd',
  moreLines: 'it has more lines than it should',
  oddFirstLine: 'its first line is not that of ERC-4361',
  noHost: 'its domain is no host',
  oddStatement: 'its statement has characters that are not allowed',
  chainIdIsNoNumber: 'Chain ID is no number',
  oddNonce: 'Nonce is too short or odd',
  oddRequestId: 'Request ID is odd',
  lineMissing: (name: Text) => `the line ${name} is missing`,
  noUri: (name: Text) => `${name} is no URI`,
  noTime: (name: Text) => `${name} is no time`,
});
