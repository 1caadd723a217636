/** The data that a review may query. Read-only; every query uses the route of the acting character alone. */
import type { Descriptor } from '../../clear-signing/descriptor.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import type { UserOperation } from '../../ethereum/user-operation.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { SimulationResult } from '../../messaging/simulation-result.ts';
import type { SiteNames } from '../../messaging/site-name.ts';

export interface CharacterInfo {
  id: string;
  name: string;
}

export interface AccountInfo {
  address: Hex;
  name: string;
  /** Wei as decimal string; `null` if unknown. */
  balance: string | null;
  /** It only signs in to the site that asks. */
  loginKey?: true;
  /** Watch-only: the wallet holds no key for it. A site can see it, but it cannot sign. */
  viewOnly: boolean;
}

export interface LoginKeyInfo {
  address: Hex;
  /** Somebody else may have read it: the site would get another one. */
  exposed: boolean;
}

export interface NetworkInfo {
  chainId: number;
  name: string;
  symbol: string;
  decimals: number;
  /** It takes a data fee besides gas, which a transaction cannot cap. */
  takesDataFee?: boolean;
}

export interface MenuNetwork extends NetworkInfo {
  /** Menus show it. */
  shown: boolean;
}

export interface GrantInfo {
  /** ms since 1970. */
  since: number;
  accounts: Hex[];
  chainId: number;
}

export interface NostrKeys {
  /** Public key, hex. */
  own: string;
  brought: { publicKey: string; name: string }[];
}

/** An address that the character knows. */
export interface KnownAddress {
  address: Hex;
  /** Name from the address book or of an own account; `null` for an earlier recipient or sender without a name. */
  name: string | null;
  own: boolean;
  /** An account that the wallet only watches: it may be anybody’s. */
  watched?: true;
  /** Number of transfers from this character to the address. */
  timesSent: number;
  /** Number of transfers from the address to this character. They make nobody known: others are compared with it. */
  timesReceived?: number;
}

export interface TokenInfo {
  /** `null` if the token has no readable symbol; its decimals are meaningless then. */
  symbol: string | null;
  decimals: number;
  /** Balance of the acting account in base units, decimal string; `null` if unknown. */
  balance: string | null;
  /** Total supply in base units, decimal string; `null` if unknown. */
  supply: string | null;
}

/** Kind of code at an address. `delegated` is an account that runs the code of a contract (EIP-7702). */
export type CodeKind = 'none' | 'contract' | 'delegated';

export interface FeeEstimate {
  speed: 'slow' | 'normal' | 'fast';
  /** Wei per gas, decimal strings; legacy networks have gasPrice only. */
  maxFeePerGas?: string;
  maxPriorityFeePerGas?: string;
  gasPrice?: string;
  /** The network gives no readable fee history. */
  guess?: true;
}

export interface NonceInfo {
  /** The first nonce that no transaction has taken, neither in a block nor pending. As long as nothing has it, all later ones wait. */
  missing: number;
  /** The first of as many in a row as are needed that no transaction has taken. */
  next: number;
  /** Nonces of pending transactions of the wallet. */
  waiting: readonly number[];
}

/** A description from a file that the person added. */
export interface OwnDescription {
  file: string;
  descriptor: Descriptor;
}

/**
 * Queries for a review. A rejected query counts as *unknown*, and the review says so where it matters;
 * missing data makes nothing more permissible.
 */
export interface ReviewData {
  /** The open characters, including the acting one, in the person's order. */
  characters(): Promise<CharacterInfo[]>;
  /** Accounts of an open character, with their balances on that network as far as they are known; `fresh` has them read before. */
  accounts(characterId: string, chainId: number, fresh: boolean): Promise<AccountInfo[]>;
  /** The login keys that were made for this site, as this character. */
  loginKeys(characterId: string, origin: string): Promise<LoginKeyInfo[]>;
  network(chainId: number): Promise<NetworkInfo | null>;
  /** Every network that the wallet knows. */
  networks(): Promise<MenuNetwork[]>;
  /** The grant of this site for this character; `null` if the site is not connected. */
  grant(characterId: string, origin: string): Promise<GrantInfo | null>;
  /** Other characters that the site knows, of those that may be named now. */
  knownAs(origin: string): Promise<CharacterInfo[]>;
  /** The Nostr keys that a site could get: its own, which may not exist yet, and brought ones. @throws where the character is not open to sign */
  nostrKeys(characterId: string, origin: string): Promise<NostrKeys>;
  /** Address book, own accounts and earlier recipients of this character. */
  knownAddresses(characterId: string): Promise<KnownAddress[]>;
  /** In how many transactions of this character that went through the contract was called. */
  timesCalled(characterId: string, chainId: number, contract: Hex): Promise<number>;
  /** `null` if the address is not an ERC-20 token. */
  token(characterId: string, chainId: number, token: Hex, holder: Hex | null): Promise<TokenInfo | null>;
  code(characterId: string, chainId: number, address: Hex): Promise<CodeKind>;
  /** The contract whose code the account runs (EIP-7702); `null` if there is none. */
  delegate(characterId: string, chainId: number, account: Hex): Promise<Hex | null>;
  /**
   * The contract whose code a proxy runs; `null` if the address is no proxy. `proven`: by the code of the proxy. Otherwise the proxy says so,
   * and any contract can.
   */
  implementation(characterId: string, chainId: number, proxy: Hex): Promise<{ address: Hex; proven: boolean } | null>;
  /** Wei of the network's coin, decimal string. */
  balance(characterId: string, chainId: number, address: Hex): Promise<string>;
  /** Simulates the transaction for the sending account. @param after transactions that follow it, of the same account */
  simulate(
    characterId: string,
    transaction: PreparedTransaction,
    after?: readonly PreparedTransaction[],
  ): Promise<SimulationResult>;
  /** The same for calls that somebody else pays for, as the entry point carries them out. */
  simulateOperation(
    characterId: string,
    transaction: PreparedTransaction,
    operation: UserOperation,
  ): Promise<SimulationResult>;
  fees(characterId: string, transaction: PreparedTransaction): Promise<FeeEstimate[]>;
  /** Required gas with a margin, decimal string; `null` if the node says that the transaction fails. */
  gas(characterId: string, transaction: PreparedTransaction): Promise<string | null>;
  /** L1 data fee in wei, decimal string; `0` on networks without one. */
  dataFee(characterId: string, transaction: PreparedTransaction): Promise<string | null>;
  /** @param needed how many in a row */
  nonces(characterId: string, chainId: number, address: Hex, needed: number): Promise<NonceInfo>;
  /** Titles of the transactions of this account that wait to be included, newest first. Local lookup. */
  waiting(characterId: string, chainId: number, address: Hex): Promise<string[]>;
  /** ENS name of an address, verified forward; `null` if it has none. */
  ensName(characterId: string, chainId: number, address: Hex): Promise<string | null>;
  /** Name of a contract from the wallet's list or from the person; never from a site. */
  contractName(chainId: number, address: Hex): Promise<string | null>;
  /** What the contract of a collection calls itself; `null`: nothing readable, or like a token that everybody knows. */
  collectionName(characterId: string, chainId: number, address: Hex): Promise<string | null>;
  /** Name of the site of an origin. Local lookup. @throws if the list of public suffixes cannot be read */
  siteName: SiteNames;
  /** Registrable domain of this origin if the person blocked another site of it; else `null`. Local lookup. */
  blockedDomain(origin: string): Promise<string | null>;
  /** The host on the package's list of phishing sites that this origin is or belongs to; else `null`. Local lookup. */
  phishingHost(origin: string): Promise<string | null>;
  /** Descriptions of calls and messages (ERC-7730) that the person added, each with the name of its file. Local lookup. */
  descriptions(characterId: string): Promise<OwnDescription[]>;
  /** True if the person allowed blind signing; off by default. */
  blindSigning(): Promise<boolean>;
  /** ms since 1970. */
  now(): number;
}
