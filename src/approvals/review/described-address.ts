/** Warns where an address in a described call is of another kind than its description demands. */
import type { ShownField } from '../../clear-signing/shown.ts';
import type { Warning } from '../../messaging/approval.ts';
import { isOwn, nameOrShort } from './address.ts';
import { knownOrNull, type ReviewContext } from './context.ts';
import { readableLine } from './fields.ts';

export async function kindWarning(context: ReviewContext, { label, shown }: ShownField): Promise<Warning[]> {
  if (shown.kind !== 'address' || shown.types === null) return [];
  const { types, address } = shown;
  const { characterId, chainId } = context.request;
  if (types.includes('wallet') && isOwn(context, address)) return [];
  const code = await knownOrNull(context.data.code(characterId, chainId, address));
  const isContract = code === 'contract';
  const fits = types.some((type) =>
    type === 'eoa'
      ? !isContract
      : type === 'wallet'
        ? false
        : ['contract', 'token', 'collection'].includes(type)
          ? isContract
          : true,
  );
  if (code === null || fits) return [];
  return [
    {
      rule: 'other-kind-of-address',
      severity: types.every((type) => type === 'wallet') ? 'danger' : 'caution',
      title: `${readableLine(label) || 'An address'} is not what it should be`,
      text: `${await nameOrShort(context, address)} should be ${types.map(kindWords).join(' or ')}.`,
      ...(types.every((type) => type === 'wallet') ? { tick: 'I know this address' } : {}),
    },
  ];
}

function kindWords(type: string): string {
  switch (type) {
    case 'wallet':
      return 'one of your accounts';
    case 'eoa':
      return 'somebody’s account';
    case 'token':
      return 'a token';
    case 'collection':
      return 'a collection';
    default:
      return 'a contract';
  }
}
