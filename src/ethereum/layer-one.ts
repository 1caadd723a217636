/**
 * Contracts on a layer-1 chain that take a transaction for a layer-2 network when its sequencer does not.
 *
 * A fixed list of `[network, layer-1 chain, contract]`. OptimismPortal: from `viem/chains`, where the superchain registry
 * (ethereum-optimism/superchain-registry) names the same address. Inbox of Arbitrum: from `@arbitrum/sdk` 4.1.0, where docs.arbitrum.io
 * names the same one. Only networks whose coin is that of the layer-1 chain are listed.
 */
import type { Hex } from '../lib/bytes.ts';

export interface Entrance {
  /** `deposit`: the call is carried out on the network. `signed`: the network gets a transaction that is signed already. */
  kind: 'deposit' | 'signed';
  /** The layer-2 network. */
  chainId: number;
  /** The layer-1 chain. */
  through: number;
  /** In lower case. */
  contract: Hex;
}

type Row = readonly [chainId: number, through: number, contract: Hex];

const OP_STACK: readonly Row[] = [
  [10, 1, '0xbeb5fc579115071764c7423a4f12edde41f106ed'],
  [130, 1, '0x0bd48f6b86a26d3a217d0fa6ffe2b491b956a7a2'],
  [360, 1, '0xeb06ffa16011b5628bab98e29776361c83741dd3'],
  [480, 1, '0xd5ec14a83b7d95be1e2ac12523e2dee12cbeea6c'],
  [919, 11155111, '0x320e1580efff37e008f1c92700d1eba47c1b23fd'],
  [1135, 1, '0x26db93f8b8b4f7016240af62f7730979d353f9a7'],
  [1301, 11155111, '0x0d83dab629f0e0f9d36c0cbc89b69a489f0751bd'],
  [1750, 1, '0x3f37abde2c6b5b2ed6f8045787df1ed1e3753956'],
  [1868, 1, '0x88e529a6ccd302c948689cd5156c83d4614fae92'],
  [4202, 11155111, '0xe3d90f21490686ec7ef37be788e02dfc12787264'],
  [4801, 11155111, '0xff6eba109271fe6d4237eeed4bab1dd9a77dd1a4'],
  [8453, 1, '0x49048044d57e1c92a77f79988d21fa8faf74e97e'],
  [34443, 1, '0x8b34b14c7c7123459cf3076b8cb929be097d0c07'],
  [57073, 1, '0x5d66c1782664115999c47c9fa5cd031f495d3e4f'],
  [84532, 11155111, '0x49f53e41452c74589e85ca1677426ba426459e85'],
  [7777777, 1, '0x1a0ad011913a150f69f6a19df447a0cfd9551054'],
  [11155420, 11155111, '0x16fc5058f25648194471939df75cf27a2fdc48bc'],
  [999999999, 11155111, '0xeffe2c6ca9ab797d418f0d91ea60807713f3536f'],
];

const ARBITRUM: readonly Row[] = [
  [42161, 1, '0x4dbd4fc535ac27206064b68ffcf827b0a60bab3f'],
  [42170, 1, '0xc4448b71118c9071bcb9734a0eac55d18a153949'],
  [421614, 11155111, '0xaae29b0366299461418f5324a79afc425be5ae21'],
];

const toEntrances = (kind: Entrance['kind'], rows: readonly Row[]): Entrance[] =>
  rows.map(([chainId, through, contract]) => ({ kind, chainId, through, contract }));

const ENTRANCES = [...toEntrances('deposit', OP_STACK), ...toEntrances('signed', ARBITRUM)];

/** `null`: this network has none that is known. */
export const entranceOf = (chainId: number): Entrance | null =>
  ENTRANCES.find((entrance) => entrance.chainId === chainId) ?? null;

/** The network that this contract of a layer-1 chain is the entrance of. */
export const entranceAt = (through: number, contract: Hex | null): Entrance | null =>
  ENTRANCES.find((entrance) => entrance.through === through && entrance.contract === contract?.toLowerCase()) ?? null;
