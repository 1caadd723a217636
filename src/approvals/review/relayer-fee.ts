/** Words for what an account pays the relayer. Each payment names its recipient. */
import type { RelayerFee } from '../../ethereum/typed-meaning-type.ts';
import { reviewFees as t } from '../../locales/en/approvals/review/fees.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import type { AccountName } from '../../locales/en/approvals/review/parts.ts';
import type { Row, Warning } from '../../messaging/approval.ts';
import { fullAddress, nameOrShort } from './address.ts';
import type { ReviewContext } from './context.ts';
import { describeAsset } from './order-assets.ts';

/** @param name of the paying account */
export async function reviewRelayerFees(
  context: ReviewContext,
  name: AccountName,
  fees: readonly RelayerFee[],
): Promise<{ warning: Warning | false; rows: Row[] }> {
  const said = await Promise.all(
    fees.map(async ({ token, amount, to }) => {
      const { full, contract } = await describeAsset(context, { token, amount, item: null });
      return { full, contract, to, payee: to === null ? null : await nameOrShort(context, to) };
    }),
  );
  const payments = said.map(({ full, payee }) => t.upToForPayee(full, payee));
  return {
    warning: said.length > 0 && {
      rule: 'acting-pays',
      severity: 'danger',
      title: t.actingPays,
      text: t.actingPaysText(name, payments),
      tick: t.actingPaysTick,
    },
    rows: said.flatMap(({ full, contract, to, payee }): Row[] => [
      { name: t.paysOnTop, value: t.upTo(full), ...(contract === undefined ? {} : { detail: contract }) },
      { name: labels.to, value: payee ?? t.whoeverExecutesIt, ...(to === null ? {} : { detail: fullAddress(to) }) },
    ]),
  };
}
