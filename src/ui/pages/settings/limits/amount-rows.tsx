/** Amounts of several networks, one row each. */
import { writeUngrouped } from '../../../../lib/language.ts';
import { limits as t } from '../../../../locales/en/ui/pages/settings/limits.ts';
import type { NetworkView } from '../../../../messaging/snapshot.ts';
import { IconButton } from '../../../components/button.tsx';
import { Field } from '../../../components/field.tsx';
import { X } from '../../../components/icon.tsx';
import { amountProblem, type TypedAmounts } from './limit-draft.ts';

export function AmountRows(props: {
  networks: readonly NetworkView[];
  amounts: TypedAmounts;
  /** The user tried to save: empty amounts are named. */
  tried: boolean;
  testid: string;
  onAmounts: (amounts: TypedAmounts) => void;
  onEnter: () => void;
}) {
  const { networks, amounts, tried, onAmounts } = props;
  const unused = networks.filter(({ chainId, shown }) => shown && !amounts.some((each) => each.chainId === chainId));
  const [next] = unused;
  return (
    <div class="stack">
      {amounts.map((amount, at) => {
        const network = networks.find(({ chainId }) => chainId === amount.chainId);
        const name = network?.name ?? t.unnamedNetwork(amount.chainId);
        const set = (part: Partial<TypedAmounts[number]>) =>
          onAmounts(amounts.map((each, place) => (place === at ? { ...each, ...part } : each)));
        return (
          <div key={amount.chainId} class="amount-row">
            <Field
              label={t.onNetwork(name)}
              value={amount.text}
              onValue={(text) => set({ text })}
              inputMode="decimal"
              placeholder={writeUngrouped('0.1')}
              after={<span class="unit">{network?.symbol ?? ''}</span>}
              problem={tried || amount.text !== '' ? amountProblem(amount, networks) : null}
              testid={props.testid}
              onEnter={props.onEnter}
              aside={
                amounts.length > 1 ? (
                  <IconButton
                    icon={X}
                    label={t.removeName(name)}
                    onClick={() => onAmounts(amounts.filter((_, place) => place !== at))}
                  />
                ) : undefined
              }
            />
          </div>
        );
      })}
      {next !== undefined && (
        <div class="field">
          <div class="input select add-network">
            <select
              aria-label={t.addNetwork}
              value=""
              data-testid={`${props.testid}-network`}
              onChange={(event) => onAmounts([...amounts, { chainId: Number(event.currentTarget.value), text: '' }])}
            >
              <option value="">{t.addNetwork}</option>
              {unused.map(({ chainId, name }) => (
                <option key={chainId} value={String(chainId)}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        </div>
      )}
    </div>
  );
}
