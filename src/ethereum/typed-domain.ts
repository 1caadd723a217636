/** Parses the domain of typed data: who accepts the signature, and on which chain (EIP-712, *Definition of domainSeparator*). */
import { WalletError } from '../lib/errors.ts';
import type { TypedDomain } from './typed-data-type.ts';
import { parseStruct, type Reading } from './typed-value.ts';

const FIELDS: Record<keyof TypedDomain, string> = {
  name: 'string',
  version: 'string',
  chainId: 'uint256',
  verifyingContract: 'address',
  salt: 'bytes32',
};

/**
 * @param chainId the requesting site's chain
 * @throws WalletError bad-input
 */
export function parseDomain(reading: Reading, value: unknown, chainId: number): TypedDomain {
  const { types } = reading;
  const fields = Object.hasOwn(types, 'EIP712Domain') ? types.EIP712Domain : undefined;
  if (fields === undefined) throw new WalletError('bad-input', 'The field types lacks EIP712Domain.');
  if (fields.length === 0) throw new WalletError('bad-input', 'The type EIP712Domain has no field.');
  for (const { name, type } of fields)
    if (!Object.hasOwn(FIELDS, name) || FIELDS[name as keyof TypedDomain] !== type)
      throw new WalletError('bad-input', `The type EIP712Domain has a field that EIP-712 does not know, ${name}.`);
  const domain: TypedDomain = parseStruct(reading, 'EIP712Domain', value, 'domain');
  if (domain.chainId !== undefined && domain.chainId !== BigInt(chainId))
    throw new WalletError(
      'bad-input',
      `The field domain.chainId is ${domain.chainId}, but this site is connected to the network ${chainId}.`,
    );
  return domain;
}
