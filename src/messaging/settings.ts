/** The settings of one browser, which all identities on it share. */
import type { AssetOrder } from './asset-view.ts';
import type { Currency, PriceService, PriceSource } from './price-view.ts';

export interface Settings {
  /** Minutes without use until the wallet locks. */
  autoLockMinutes: number;
  /** Set window.ethereum, besides the EIP-6963 announcement. */
  windowEthereum: boolean;
  /** Set `window.nostr`. */
  windowNostr: boolean;
  /** Keep the provider off plain http pages other than this computer's own. */
  httpSites: boolean;
  /** Let requests be approved whose data cannot be read, after a tick; without it they are refused. */
  blindSigning: boolean;
  /** Days after which the wallet asks for a check of each recovery key; 0: never. */
  recoveryCheckDays: number;
  /** The browser tells when a transaction is confirmed or has failed. */
  notifications: boolean;
  /** The browser tells when something comes in to a character that is open. */
  incomingNotifications: boolean;
  /** Notifications name no amount, no person and no transaction. */
  privateNotifications: boolean;
  /** The toolbar button opens the side panel of the browser instead of the popup. */
  sidePanel: boolean;
  /** A new identity is shown what to do first. */
  firstSteps: boolean;
  /** Keys without a modifier are shortcuts in the wallet's own pages. */
  singleKeys: boolean;
  /** Nodes are asked for each account of a character by itself, never for several in one request. */
  accountsApart: boolean;
  /** Menus show the usual test networks. */
  testNetworks: boolean;
  /** Where prices come from. */
  priceSource: PriceSource;
  /** With an empty address nothing is asked. */
  priceService: PriceService;
  /** Amounts are said in it beside their own asset. */
  currency: Currency;
  assetOrder: AssetOrder;
  /** The person's own IPFS gateway, for pictures of items: its address; empty: none. */
  ipfsGateway: string;
}
