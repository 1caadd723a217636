/** What a node, a relay or a bundler did not answer, and why. *It* is the address of one of them. */
import { room, type Text } from '../../room.ts';

export const chainNodes = room('chain/nodes', {
  // One address
  tooSlow: 'It did not answer in time.',
  notReached: 'It cannot be reached.',
  httpStatus: (status: Text) => `It answered with HTTP ${status}.`,
  busy: 'It asks to come back later.',
  notJsonRpc: 'Its answer is not JSON-RPC.',
  servesAnother: (served: Text, asked: Text) => `It serves the network ${served}, not ${asked}.`,
  // A network
  noneAnswers: 'None of the addresses of this network answers.',
  noRelay: 'The private relay of this network does not answer. Nothing was sent to anybody else.',
  noBundler: 'The bundler of this network does not answer. Nothing was sent to anybody else.',
  // Answers
  noReason: 'The node gave no reason.',
  tooLarge: (megabytes: Text) => `The answer is larger than ${megabytes} MB. Ask for less at a time.`,
  unreadable: (method: Text) => `The node gave an answer to ${method} that cannot be read.`,
  unreadableBlock: 'The node gave a block that cannot be read.',
  noNewestBlock: 'The node has no newest block.',
  // Names of ENS
  nameLetters: 'Only names of the letters a to z, digits and hyphens can be looked up.',
});
