/** Warns where an address in a described call is of another kind than its description demands. */
import type { ShownField } from '../../clear-signing/shown.ts';
import { type KindOfAddress, reviewMessages as t } from '../../locales/en/approvals/review/messages.ts';
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
      text: t.otherKindOfAddressText(await nameOrShort(context, address), types.map(kindOf)),
      ...(types.every((type) => type === 'wallet') ? { tick: t.otherKindOfAddressTick } : {}),
    },
  ];
}

const KINDS: readonly KindOfAddress[] = ['wallet', 'eoa', 'token', 'collection'];

/** What else a description can ask for is a contract. */
const kindOf = (type: string): KindOfAddress => KINDS.find((kind) => kind === type) ?? 'contract';
