/** Finds fields that the standard of a permit or authorised transfer does not have. An unknown field can change the meaning of the others. */
import type { TypedData, TypedTypes } from './typed-data-type.ts';

const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const EIP_2612 = names('owner spender value nonce deadline');
const DAI = names('holder spender nonce expiry allowed');
const EIP_3009 = names('from to value validAfter validBefore nonce');
const PERMIT2_ALLOWANCE = names('details spender sigDeadline');
const PERMIT2_DETAILS = names('token amount expiration nonce');
const PERMIT2_TRANSFER = names('permitted spender nonce deadline');
const PERMIT2_PERMITTED = names('token amount');

/** Paths of fields that this message's standard does not define. For a Permit2 transfer with a witness, the first extra field is the witness itself and is not listed. */
export function extraFields({ types, primaryType, message }: TypedData): string[] {
  switch (primaryType) {
    case 'Permit':
      return beyond(types, primaryType, Object.hasOwn(message, 'holder') ? DAI : EIP_2612);
    case 'TransferWithAuthorization':
    case 'ReceiveWithAuthorization':
      return beyond(types, primaryType, EIP_3009);
    case 'PermitSingle':
    case 'PermitBatch':
      return [
        ...beyond(types, primaryType, PERMIT2_ALLOWANCE),
        ...inner(types, primaryType, 'details', PERMIT2_DETAILS),
      ];
    case 'PermitTransferFrom':
    case 'PermitBatchTransferFrom':
      return [...beyond(types, primaryType, PERMIT2_TRANSFER), ...permitted(types, primaryType)];
    case 'PermitWitnessTransferFrom':
    case 'PermitBatchWitnessTransferFrom':
      return [...beyond(types, primaryType, PERMIT2_TRANSFER).slice(1), ...permitted(types, primaryType)];
    default:
      return [];
  }
}

const beyond = (types: TypedTypes, type: string, known: ReadonlySet<string>): string[] =>
  (types[type] ?? []).flatMap(({ name }) => (known.has(name) ? [] : [name]));

const permitted = (types: TypedTypes, type: string): string[] => inner(types, type, 'permitted', PERMIT2_PERMITTED);

/** Paths of unknown fields in the struct, or list of structs, in a field. */
function inner(types: TypedTypes, type: string, field: string, known: ReadonlySet<string>): string[] {
  const base = (types[type] ?? []).find(({ name }) => name === field)?.type.replace(/(?:\[\d*\])+$/, '') ?? '';
  return beyond(types, base, known).map((name) => `${field}.${name}`);
}
