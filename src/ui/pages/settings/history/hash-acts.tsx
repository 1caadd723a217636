/** Copies the hash of a transaction, or looks it up at the explorer of its network. */
import type { Hex } from '../../../../lib/bytes.ts';
import type { NetworkView } from '../../../../messaging/snapshot.ts';
import { CopyButton } from '../../../components/copy-button.tsx';
import { ExternalLink, Icon } from '../../../components/icon.tsx';

export const HashActs = ({ hash, network }: { hash: Hex; network: NetworkView | null }) => (
  <>
    <CopyButton small text={hash} name="Copy transaction hash" done="Copied" />
    {network?.explorerUrl && (
      <a class="btn quiet s" href={`${network.explorerUrl}/tx/${hash}`} target="_blank" rel="noreferrer noopener">
        <Icon node={ExternalLink} size={15} />
        View on explorer
      </a>
    )}
  </>
);
