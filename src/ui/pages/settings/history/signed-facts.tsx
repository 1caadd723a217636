/** What is known of a message that was signed, or of a transaction of another computer. */
import type { SignedView } from '../../../../messaging/activity.ts';
import { siteName } from '../../../../messaging/site-name.ts';
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
          <FactRow name="Amount">
            <SignedAmount exact text={one.amount} />
          </FactRow>
        )}
        <FactRow name="Signed" detail={isTransaction && 'on another computer'}>
          {toWhen(one.at, props.now)}
        </FactRow>
        {accountName !== null && <FactRow name="Account">{accountName}</FactRow>}
        {signedBy !== null && <FactRow name="Signed by">{signedBy}</FactRow>}
        {one.origin !== null && <FactRow name="Requested by">{siteName(one.origin).whole}</FactRow>}
        {isTransaction && <FactRow name="Network">{network.name}</FactRow>}
      </FactList>
      {isTransaction && (
        <>
          <div class="card after">
            <div class="label">Transaction hash</div>
            <p class="hash">{one.id}</p>
          </div>
          <div class="hstack after">
            <CopyButton text={one.id} name="Copy transaction hash" done="Hash copied" weight="quiet" small />
            <ExplorerButton page={explorerPage(network.explorerUrl, one.id)} />
          </div>
        </>
      )}
    </>
  );
}
