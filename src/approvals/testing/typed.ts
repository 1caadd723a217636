/** Typed data for reviews, made from the names and types of its fields. Checks nothing. */
import type { Payload } from '../record.ts';
import { seconds, USDC } from './review-world.ts';

export const DECEMBER = seconds(new Date(2026, 11, 22, 12));

export type Fields = Record<string, string>;

/** Typed data as a site sends it; the domain is that of a token unless another is given. */
export function typed(
  primaryType: string,
  types: Record<string, Fields>,
  message: Record<string, unknown>,
  domain: Record<string, unknown> = {},
): Payload {
  const whole = { name: 'USD Coin', chainId: 1, verifyingContract: USDC, ...domain };
  const domainTypes: Fields = { name: 'string', version: 'string', chainId: 'uint256', verifyingContract: 'address' };
  const listed = (fields: Fields) => Object.entries(fields).map(([name, type]) => ({ name, type }));
  const json = JSON.stringify({
    types: {
      EIP712Domain: listed(
        Object.fromEntries(
          Object.entries(domainTypes).filter(([name]) => (whole as Record<string, unknown>)[name] !== undefined),
        ),
      ),
      ...Object.fromEntries(Object.entries(types).map(([name, fields]) => [name, listed(fields)])),
    },
    primaryType,
    domain: whole,
    message,
  });
  return { kind: 'typed-data', json };
}
