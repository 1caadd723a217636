/** What is wrong with a typed amount. */
import { room, type Text } from '../../room.ts';

export const ethereumAmount = room('ethereum/amount', {
  // amount.ts
  noCommas: 'Write the amount with a point, without commas.',
  noNumber: 'The amount isn’t a number.',
  tooManyDigits: (decimals: Text) => `The amount has more than ${decimals} decimals.`,
  tooLarge: 'The amount is too large.',
});
