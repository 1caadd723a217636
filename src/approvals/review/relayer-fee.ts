/** Words for what an account pays the relayer. Each payment names its recipient. */
import type { RelayerFee } from '../../ethereum/typed-meaning-type.ts';
import type { Row, Warning } from '../../messaging/approval.ts';
import { fullAddress, nameOrShort } from './address.ts';
import type { ReviewContext } from './context.ts';
import { describeAsset } from './order-assets.ts';
import { listed } from './words.ts';

/** @param name of the paying account */
export async function reviewRelayerFees(
  context: ReviewContext,
  name: string,
  fees: readonly RelayerFee[],
): Promise<{ warning: Warning | false; rows: Row[] }> {
  const said = await Promise.all(
    fees.map(async ({ token, amount, to }) => {
      const { full, contract } = await describeAsset(context, { token, amount, item: null });
      return { full, contract, to, payee: to === null ? 'whoever executes it' : await nameOrShort(context, to) };
    }),
  );
  const all = listed(said.map(({ full, payee }) => `up to ${full} to ${payee}`));
  return {
    warning: said.length > 0 && {
      rule: 'acting-pays',
      severity: 'danger',
      title: 'This costs more than the call itself',
      text: `To have it executed, ${name} pays ${all}.`,
      tick: 'I know what is paid on top',
    },
    rows: said.flatMap(({ full, contract, to, payee }): Row[] => [
      { name: 'Pays on top', value: `up to ${full}`, ...(contract === undefined ? {} : { detail: contract }) },
      { name: 'To', value: payee, ...(to === null ? {} : { detail: fullAddress(to) }) },
    ]),
  };
}
