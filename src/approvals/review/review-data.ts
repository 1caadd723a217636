/** What a review may know about the world. Answers only; it never changes anything, and it asks nobody but the acting character's own route. */
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { SimulationResult } from '../../messaging/simulation-result.ts';

export interface CharacterInfo {
  id: string;
  name: string;
}

export interface AccountInfo {
  address: Hex;
  name: string;
  /** Wei of the network's coin as decimal string; `null` is not known. */
  balance: string | null;
  /** The wallet holds no key for it: it can be shown to a site but never sign. */
  viewOnly: boolean;
}

export interface NetworkInfo {
  chainId: number;
  name: string;
  symbol: string;
  decimals: number;
}

export interface GrantInfo {
  /** ms since 1970. */
  since: number;
  accounts: Hex[];
  chainId: number;
}

/** An address that this character has to do with. */
export interface KnownAddress {
  address: Hex;
  /** Name from the address book, or of an own account; `null` is a nameless address that was sent to before. */
  name: string | null;
  own: boolean;
  /** Transfers that left this character for it. */
  timesSent: number;
}

export interface TokenInfo {
  /** `null` for a token that does not say readably what it is; its decimals say nothing then. */
  symbol: string | null;
  decimals: number;
  /** Base units that the asking account holds, decimal string; `null` is not known. */
  balance: string | null;
  /** Base units that there are of it, decimal string; `null` is not known. */
  supply: string | null;
}

/** Is there code? `delegated` is an account with an EIP-7702 delegation. */
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
  /** The next nonce nobody has used, the pending ones counted. */
  next: number;
  /** The lowest nonce that is not yet in a block. */
  lowestPending: number;
}

/**
 * Facts for a review. A method that throws counts as *not known*, and the review says so where it matters;
 * nothing becomes more permissible by a fact that is missing.
 */
export interface ReviewData {
  /** The open characters, the acting one among them, in the person's order. */
  characters(): Promise<CharacterInfo[]>;
  /** Accounts of an open character with their balances on that network. */
  accounts(characterId: string, chainId: number): Promise<AccountInfo[]>;
  network(chainId: number): Promise<NetworkInfo | null>;
  /** Every network that the wallet knows. */
  networks(): Promise<NetworkInfo[]>;
  /** What this site sees of this character; `null` when it is not connected. */
  grant(characterId: string, origin: string): Promise<GrantInfo | null>;
  /** Characters, of those that may be named now, which the site knows already. */
  knownAs(origin: string): Promise<CharacterInfo[]>;
  /** Address book, own accounts and earlier recipients of this character. */
  knownAddresses(characterId: string): Promise<KnownAddress[]>;
  /** `null` when the address is no ERC-20 token. */
  token(characterId: string, chainId: number, token: Hex, holder: Hex | null): Promise<TokenInfo | null>;
  code(characterId: string, chainId: number, address: Hex): Promise<CodeKind>;
  /** Wei of the network's coin, decimal string. */
  balance(characterId: string, chainId: number, address: Hex): Promise<string>;
  /** What the transaction would change in the account that sends it. */
  simulate(characterId: string, transaction: PreparedTransaction): Promise<SimulationResult>;
  fees(characterId: string, transaction: PreparedTransaction): Promise<FeeEstimate[]>;
  /** Gas that it needs, with a margin, decimal string; `null` where the node says that it fails. */
  gas(characterId: string, transaction: PreparedTransaction): Promise<string | null>;
  /** What data costs on top of gas on some networks, wei, decimal string; `0` elsewhere. */
  dataFee(characterId: string, transaction: PreparedTransaction): Promise<string>;
  nonces(characterId: string, chainId: number, address: Hex): Promise<NonceInfo>;
  /** A name for a contract that the wallet itself ships or the person gave; never one that the site gave. */
  contractName(chainId: number, address: Hex): Promise<string | null>;
  /** The registrable domain of this origin, where the person blocked another site of it; else `null`. Asks nobody. */
  blockedDomain(origin: string): Promise<string | null>;
  /** May data that cannot be read be signed? Off unless the person switched it on. */
  blindSigning(): Promise<boolean>;
  /** ms since 1970. */
  now(): number;
}
