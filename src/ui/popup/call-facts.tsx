/** The call of a transaction that was sent: its function and arguments where they are known, and its data byte by byte. */
import { useEffect, useState } from 'preact/hooks';
import { sameAddress } from '../../ethereum/address.ts';
import { formatAmount } from '../../ethereum/amount.ts';
import type { Hex } from '../../lib/bytes.ts';
import { popupPages as t } from '../../locales/en/ui/popup/pages.ts';
import type { ActivityDetails } from '../../messaging/activity.ts';
import type { CharacterDetail, NetworkView } from '../../messaging/snapshot.ts';
import { WholeAddress } from '../components/address.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { FactList, FactRow } from '../components/fact-list.tsx';
import { ChevronRight, Icon } from '../components/icon.tsx';
import { LongText } from '../components/long-text.tsx';
import { useCommand } from '../wallet.tsx';

/** What the list leaves out of an entry; `null`: not read yet, or the entry is gone. @param status it is read again when this changes */
export function useActivityDetails(
  characterId: string,
  activityId: string,
  status: string | undefined,
): ActivityDetails | null {
  const command = useCommand();
  const [details, setDetails] = useState<ActivityDetails | null>(null);
  useEffect(() => {
    let current = status !== undefined;
    if (current)
      void command('read-activity', { characterId, activityId }).then(
        (found) => current && setDetails(found),
        () => undefined,
      );
    return () => {
      current = false;
    };
  }, [command, characterId, activityId, status]);
  return details;
}

export function CallFacts(props: {
  details: ActivityDetails;
  network: NetworkView;
  known: Pick<CharacterDetail, 'accounts' | 'contacts'>;
}) {
  const { sent } = props.details;
  if (sent === null) return null;
  const { call, data, value, gasLimit } = sent;
  const { symbol, decimals } = props.network;
  const nameOf = (text: string) =>
    [...props.known.accounts, ...props.known.contacts].find(({ address }) => sameAddress(address, text))?.name;
  return (
    <details class="raw" data-testid="call">
      <summary>
        <Icon node={ChevronRight} size={15} />
        {t.exactData}
      </summary>
      <FactList>
        <FactRow name={t.value}>{`${formatAmount(BigInt(value), decimals)} ${symbol}`}</FactRow>
        <FactRow name={t.gasLimit}>{gasLimit}</FactRow>
        <FactRow name={t.calledFunction}>
          {call?.name ?? (data === '0x' ? t.none : t.unknownFunction(data.slice(0, 10)))}
        </FactRow>
        {call?.fields.map(({ name, value: text }) =>
          /^0x[0-9a-fA-F]{40}$/.test(text) ? (
            <FactRow key={name} name={name} detail={<WholeAddress address={text as Hex} />}>
              {nameOf(text) ?? ''}
            </FactRow>
          ) : (
            <FactRow key={name} name={name}>
              {text}
            </FactRow>
          ),
        )}
      </FactList>
      {data !== '0x' && (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <pre data-testid="call-data" tabIndex={0}>
            <LongText text={data} />
          </pre>
          <CopyButton text={data} name={t.copyData} done={t.dataCopied} weight="quiet" small />
        </>
      )}
    </details>
  );
}
