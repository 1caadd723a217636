/** The whole address of a contract, to copy, with its page at the explorer. */
import { toChecksumAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import { popupPages as t } from '../../locales/en/ui/popup/pages.ts';
import type { NetworkView } from '../../messaging/snapshot.ts';
import { WholeAddress } from '../components/address.tsx';
import { CopyButton } from '../components/copy-button.tsx';
import { ExplorerButton } from './explorer-button.tsx';

export const ContractAddress = (props: { label: string; address: Hex; network: NetworkView; testid: string }) => (
  <>
    <span class="label">{props.label}</span>
    <WholeAddress address={props.address} testid={props.testid} />
    <div class="hstack">
      <CopyButton
        text={toChecksumAddress(props.address)}
        name={t.copyAddress}
        done={t.addressCopied}
        weight="quiet"
        small
      />
      <ExplorerButton
        page={props.network.explorerUrl === null ? null : `${props.network.explorerUrl}/token/${props.address}`}
      />
    </div>
  </>
);
