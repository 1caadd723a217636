/** What is known of a message that was signed, or of a transaction of another computer. */

import { history as t } from '../../../../locales/en/ui/pages/settings/history.ts';
import type { SignedView } from '../../../../messaging/activity.ts';
import { siteHost } from '../../../../messaging/site-host.ts';
import type { NetworkView } from '../../../../messaging/snapshot.ts';
import { CopyButton } from '../../../components/copy-button.tsx';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import { SignedAmount } from '../../../popup/activity-list.tsx';
import { ExplorerButton } from '../../../popup/explorer-button.tsx';
import { explorerPage } from '../../../popup/open-tab.ts';
import { networkOf } from '../../../popup/view.ts';
import { toWhen } from '../../../words/activity.ts';

export function SignedFacts(props: {
  one: SignedView;
  now: number;
  networks: readonly NetworkView[];
  accountName: string | null;
  /** *Ida Holm, with “Laptop”*; `null`: not noted. */
  signedBy: string | null;
}) {
  const { one, accountName, signedBy } = props;
  const network = networkOf(props.networks, one.chainId);
  const isTransaction = one.kind === 'transaction';
  return (
    <>
      <FactList>
        {one.amount !== '' && (
          <FactRow name={t.amount}>
            <SignedAmount exact text={one.amount} />
          </FactRow>
        )}
        <FactRow name={t.signed} detail={isTransaction && t.onAnotherComputer}>
          {toWhen(one.at, props.now)}
        </FactRow>
        {accountName !== null && <FactRow name={t.account}>{accountName}</FactRow>}
        {signedBy !== null && <FactRow name={t.signedBy}>{signedBy}</FactRow>}
        {one.origin !== null && <FactRow name={t.requestedBy}>{siteHost(one.origin).whole}</FactRow>}
        {isTransaction && <FactRow name={t.network}>{network.name}</FactRow>}
      </FactList>
      {isTransaction && (
        <>
          <div class="card after">
            <div class="label">{t.transactionHash}</div>
            <p class="hash">{one.id}</p>
          </div>
          <div class="hstack after">
            <CopyButton text={one.id} name={t.copyTransactionHash} done={t.hashCopied} weight="quiet" small />
            <ExplorerButton page={explorerPage(network.explorerUrl, one.id)} />
          </div>
        </>
      )}
    </>
  );
}
