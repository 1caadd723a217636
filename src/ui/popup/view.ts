/** The popup's views, and the props of its pages. The state lasts until the popup closes. */
import { entranceOf } from '../../ethereum/layer-one.ts';
import type { Hex } from '../../lib/bytes.ts';
import { popupHome as t } from '../../locales/en/ui/popup/home.ts';
import type {
  ActiveSite,
  CharacterDetail,
  CharacterSummary,
  NetworkView,
  UnlockedSnapshot,
} from '../../messaging/snapshot.ts';
import { decodePart } from '../route.ts';

export type View =
  | { kind: 'home'; logins?: LoginsPlace }
  | { kind: 'account'; address: Hex }
  | { kind: 'receive'; address: Hex | null }
  /** `token`: what to send; absent: what was chosen last. `to`: who is in the draft, where it was filled in just now. */
  | { kind: 'send'; from: Hex | null; token?: Hex | null; to?: Hex }
  | { kind: 'asset'; token: Hex | null }
  | { kind: 'add-token' }
  /** `key`: `itemKey` of an item of a collection. */
  | { kind: 'item'; key: string }
  | { kind: 'send-item'; key: string }
  | { kind: 'add-item' }
  | { kind: 'activity'; id: string }
  | { kind: 'networks' }
  | { kind: 'site' }
  /** The list of logins of a character that has no account, whose home has no tabs. */
  | { kind: 'secrets'; logins?: LoginsPlace }
  | { kind: 'secret'; targetId: string; search: string };

/** Where the person was in the list of logins: the search, and the entry that was open. */
export interface LoginsPlace {
  search: string;
  targetId: string;
}

export type HomeTab = 'accounts' | 'assets' | 'activity' | 'logins';

/**
 * The view that the address asks for: *popup.html#send* the send form, whose draft was filled in on another page, *#activity/ID* one
 * transaction, *#asset/coin* or *#asset/0x…* an asset, *#item/KEY* an item of a collection.
 */
export function firstView(): View {
  const [page, rest = ''] = location.hash.slice(1).split(/\/(.*)/);
  if (page === 'send') return { kind: 'send', from: null };
  if (page === 'receive') return { kind: 'receive', address: null };
  if (page === 'networks') return { kind: 'networks' };
  if (page === 'add-token') return { kind: 'add-token' };
  if (rest === '') return { kind: 'home' };
  if (page === 'activity') return { kind: 'activity', id: decodePart(rest) };
  if (page === 'asset') return { kind: 'asset', token: rest === 'coin' ? null : (rest as Hex) };
  return page === 'item' ? { kind: 'item', key: decodePart(rest) } : { kind: 'home' };
}

/** *popup.html#activity* opens the list of transactions. */
export const firstTab = (): HomeTab => (location.hash === '#activity' ? 'activity' : 'accounts');

/** The active character and the network whose balances are shown. */
export interface Acting {
  snapshot: UnlockedSnapshot;
  character: CharacterSummary;
  detail: CharacterDetail;
  network: NetworkView;
  go: (view: View) => void;
}

/** The layer-1 chain through which a payment reaches this network; `null`: none. */
export function paidThrough(chainId: number): number | null {
  const entrance = entranceOf(chainId);
  return entrance?.kind === 'deposit' ? entrance.through : null;
}

/** Can a payment begin? Where the network is silent, only through its layer-1 chain. */
export const canPay = ({ detail, network }: Pick<Acting, 'detail' | 'network'>): boolean =>
  detail.networkAnswers !== false || paidThrough(network.chainId) !== null;

/** What works while the network is silent: *You can still …*. */
export function whileSilent({
  snapshot,
  character,
  detail,
  network,
}: Pick<Acting, 'snapshot' | 'character' | 'detail' | 'network'>): string {
  if (!hasSigner({ character, detail })) return t.canCopy;
  const layerOne = paidThrough(network.chainId);
  return layerOne === null ? t.canCopyAndSign : t.canSendThrough(networkOf(snapshot.networks, layerOne).name);
}

/** Can an account of this character sign? */
export const hasSigner = ({ character, detail }: Pick<Acting, 'character' | 'detail'>): boolean =>
  character.state === 'open' && detail.accounts.some(({ kind }) => kind !== 'watch');

/** The network with `chainId`; a stand-in named by its chain ID if it was removed. */
export const networkOf = (networks: readonly NetworkView[], chainId: number): NetworkView =>
  networks.find((network) => network.chainId === chainId) ?? {
    chainId,
    name: t.networkOf(chainId),
    symbol: '',
    decimals: 18,
    rpcUrls: [],
    sendUrl: null,
    bundlerUrl: null,
    explorerUrl: null,
    ownExplorer: false,
    builtIn: false,
    test: false,
    shown: true,
    ownRpc: false,
    answers: null,
  };

export type SearchOpen = 'search' | 'shortcuts' | null;

export interface PopupSearchProps {
  snapshot: UnlockedSnapshot;
  site: ActiveSite | null;
  open: SearchOpen;
  onOpen: (open: SearchOpen) => void;
  go: (view: View) => void;
  goHome: (tab: HomeTab) => void;
  choose: (character: CharacterSummary) => void;
  lock: () => void;
}
