/** What a node, a relay or a bundler did not answer, and why. *It* is the address of one of them. */
import { room, type Text } from '../../room.ts';

export const chainNodes = room('chain/nodes', {
  // One address
  tooSlow: 'It didn’t answer in time.',
  notReached: 'It can’t be reached.',
  httpStatus: (status: Text) => `It answered with HTTP ${status}.`,
  busy: 'It is busy. Try again later.',
  notJsonRpc: 'Its answer isn’t JSON-RPC.',
  servesAnother: (served: Text, asked: Text) => `It serves network ${served}, not ${asked}.`,
  // A network
  noneAnswers: 'None of the nodes of this network is responding.',
  noRelay: 'The private relay of this network isn’t responding. Nothing was sent to anybody else.',
  noBundler: 'The bundler of this network isn’t responding. Nothing was sent to anybody else.',
  // Answers
  noReason: 'The node gave no reason.',
  tooLarge: (megabytes: Text) => `The answer is larger than ${megabytes} MB. Ask for less at a time.`,
  unreadable: (method: Text) => `The node’s answer to ${method} can’t be read.`,
  unreadableBlock: 'The node returned a block that can’t be read.',
  noNewestBlock: 'The node has no newest block.',
  // Names of ENS
  nameLetters: 'Only names with the letters a to z, digits and hyphens can be looked up. Enter the address.',
});
