/** Warns where an address in a described call is of another kind than its description demands. */
import type { ShownField } from '../../clear-signing/shown.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { reviewMessages as t } from '../../locales/en/approvals/review/messages.ts';
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
      title: label === '' ? t.otherKindOfAddress : t.otherKindOfNamed(readableLine(label)),
      text: t.otherKindOfAddressText(await nameOrShort(context, address), types.map(kindWords)),
      ...(types.every((type) => type === 'wallet') ? { tick: t.otherKindOfAddressTick } : {}),
    },
  ];
}

function kindWords(type: string): string {
  switch (type) {
    case 'wallet':
      return t.oneOfYourAccounts;
    case 'eoa':
      return t.somebodysAccount;
    case 'token':
      return t.aToken;
    case 'collection':
      return t.aCollection;
    default:
      return labels.aContract;
  }
}
