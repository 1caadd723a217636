/** Where in the popup a person is, and what each of its pages is given. The popup forgets it all when it closes. */
import type { Hex } from '../../lib/bytes.ts';
import type { CharacterDetail, CharacterSummary, NetworkView, UnlockedSnapshot } from '../../messaging/snapshot.ts';

export type View =
  | { kind: 'home' }
  | { kind: 'account'; address: Hex }
  | { kind: 'receive'; address: Hex | null }
  | { kind: 'send'; from: Hex | null }
  | { kind: 'activity'; id: string }
  | { kind: 'site' };

export type HomeTab = 'accounts' | 'assets' | 'activity';

/** The acting character and the network whose amounts are shown. */
export interface Acting {
  snapshot: UnlockedSnapshot;
  character: CharacterSummary;
  detail: CharacterDetail;
  network: NetworkView;
  go: (view: View) => void;
}

/** The network of `chainId`; one that was removed meanwhile keeps its number as name. */
export const networkOf = (networks: readonly NetworkView[], chainId: number): NetworkView =>
  networks.find((network) => network.chainId === chainId) ?? {
    chainId,
    name: `Network ${chainId}`,
    symbol: '',
    decimals: 18,
    rpcUrls: [],
    explorerUrl: null,
    builtIn: false,
    ownRpc: false,
    answers: null,
  };
