/** The words that the reader of certificate files uses for names and keys. */
import { room, type Text } from '../../../../room.ts';
import { toSeries } from '../../../grammar.ts';

export const certificateFile = room('ui/methods/certificate/file', {
  // describe.ts
  /** The parts of a name: *Ada Byron, Studio, London, GB*. */
  nameOf: (parts: readonly string[]) => toSeries(parts),
  withoutName: 'Without a name',
  itself: 'Itself',
  // private-key.ts
  otherCurve: 'another elliptic curve',
  rsaWithMorePrimes: 'RSA with more than two primes',
  rsaWithBits: (bits: Text) => `RSA with ${bits} bits`,
  // public-key.ts
  rsa: (bits: Text) => `RSA, ${bits} bits`,
  ellipticCurve: (name: Text) => `Elliptic curve, ${name}`,
});
