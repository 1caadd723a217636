/** What is wrong with a typed amount. */
import { room, type Text } from '../../room.ts';

export const ethereumAmount = room('ethereum/amount', {
  // amount.ts
  noCommas: 'Write the amount with a point, without commas.',
  noNumber: 'The amount is not a number.',
  tooManyDigits: (decimals: Text) => `The amount has more than ${decimals} digits after the point.`,
  tooLarge: 'The amount is larger than any that exists.',
});
