/** Requests that wait for the person, as the prompt window draws them. approvals/review writes the words; the window adds none. */
import type { Hex } from '../lib/bytes.ts';
import type { PricesView } from './price-view.ts';
import type { RepeatOffer, RepeatTerms } from './repeat.ts';
import type { SignInAgain } from './sign-in-policy.ts';
import type { SigningNote } from './signing-policy.ts';
import type { SiteName } from './site-name.ts';

/** A piece of the one sentence in display type; `mark` pieces take the character's ink. */
export interface Phrase {
  text: string;
  mark?: boolean;
  /** What the list of activity says here instead, once it has happened. */
  afterwards?: string;
}

export type Severity = 'note' | 'caution' | 'danger' | 'refused';

export interface Warning {
  /** Stable name of the rule, for tests and for sorting: e.g. `unlimited-allowance`. */
  rule: string;
  severity: Severity;
  title: string;
  text: string;
  /** Danger that wants a tick before approving: the words beside the box. */
  tick?: string;
}

/** A row of the details: name, dots, value. */
export interface Row {
  name: string;
  value: string;
  /** Second line under the value, grey; an address is shown short. */
  detail?: string;
  tone?: 'good' | 'danger';
  /** Set on rows that another review leaves out, and on the sentence of a call of a batch, which heads its rows. A name is a text in the language of the person: rows are never told apart by it. */
  kind?: 'asked-by' | 'account' | 'moves-funds' | 'call';
}

/** An address shown whole, in groups of four; `compare` marks each differing group against a known one. */
export interface WholeAddress {
  label: string;
  address: Hex;
  known: string | null;
  compare?: { label: string; address: Hex };
}

/** A change of one asset in the account that acts. */
export interface AssetChange {
  asset: string;
  /** Decimal text without grouping, with a symbol: `12000.5 USDC`. Unsigned, never rounded to zero. */
  amount: string;
  direction: 'out' | 'in' | 'left';
  /** The amount as a number of a coin (`null`) or a token; absent: of a thing that has no decimals. */
  of?: { token: Hex | null; decimal: string };
}

export type Simulation =
  /** `noticeable`: a contract could have detected the simulation, and may behave differently in the real transaction. */
  | { kind: 'worked'; noticeable: boolean; changes: AssetChange[] }
  | { kind: 'failed'; reason: string; changes: AssetChange[] }
  /** `accepted`: the node says that the call succeeds; the changes are not known. */
  | { kind: 'unavailable'; accepted: boolean; reason: string; changes: AssetChange[] };

export type FeeSpeed = 'slow' | 'normal' | 'fast' | 'own' | 'site';

export interface FeeOption {
  speed: FeeSpeed;
  /** The most it can cost: decimal text in native coin, never rounded to zero. */
  most: string;
  /** Wei per gas as decimal strings; legacy networks have gasPrice only. */
  maxFeePerGas?: string;
  maxPriorityFeePerGas?: string;
  gasPrice?: string;
}

export interface FeeReview {
  symbol: string;
  options: FeeOption[];
  chosen: FeeSpeed;
  gasLimit: string;
  nonce: number;
  /** The L1 data fee in wei, with a margin; `0` on a network without one, `null` where the node could not say it. */
  dataFee: string | null;
}

/** A spending limit that the person may lower: an ERC-20 approve or a permit. */
export interface LimitReview {
  token: Hex;
  symbol: string;
  decimals: number;
  /** Base units as decimal strings. `null` is no upper limit. */
  asked: string | null;
  held: string | null;
  /** A smaller amount known from the request itself, with its words (*This swap*). */
  suggested?: { label: string; amount: string };
  chosen: string | null;
  editable: boolean;
}

export interface ConnectReview {
  kind: 'connect';
  /** Accounts of the character that may be shown, the ones already granted ticked. */
  accounts: {
    address: Hex;
    name: string;
    /** `1.2042 ETH`: decimal text without grouping. */
    balance: string | null;
    ticked: boolean;
    viewOnly: boolean;
  }[];
  /** Name that *New account for this site* would get. */
  newAccountName: string;
  /** Is *New account for this site* ticked at first? It is offered to characters with keys of their own. */
  newAccountTicked: boolean;
  /** The login key of this site can be chosen instead of accounts. `known`: the site has been given it before. */
  loginKey: { ticked: boolean; known: boolean };
  /** The site also asks for a sign-in, which approving signs; `text`: what it says, which may be empty. */
  signIn: { text: string } | null;
  /** Networks that the site may start on; the one of the request is selected. */
  networks: { chainId: number; name: string }[];
  /** Characters that this site was connected with before: connecting another one lets the site link them. */
  knownAs: { id: string; name: string }[];
  /** Other open characters that could be connected instead. */
  others: { id: string; name: string }[];
}

export interface MessageReview {
  kind: 'message';
  /** The message as text (hidden characters shown as such), or hex when it is not text. */
  text: string;
  isText: boolean;
  signIn: boolean;
}

export interface TypedDataReview {
  kind: 'typed-data';
  limit: LimitReview | null;
}

export interface TransactionReview {
  kind: 'transaction';
  to: WholeAddress | null;
  simulation: Simulation;
  fee: FeeReview;
  limit: LimitReview | null;
  /** Replaces a pending transaction: speeding up or cancelling. */
  replaces: 'speed-up' | 'cancel' | null;
  /** Calls that a site asks for together; `null`: one transaction. */
  batch: BatchReview | null;
  /** May the site be let repeat it without a prompt, and why not? Absent: nobody asked that. */
  repeat?: { offer: RepeatOffer } | { why: string };
}

export interface BatchReview {
  /** What each call does, in order. */
  sentences: string[];
  /** How many transactions carry them. */
  transactions: number;
  /** What the account must be set up for first, to make all calls at once; `null`: nothing. */
  setUp: SetUpReview | null;
  /** The host that pays the network fee, as the site named it; absent: the account pays. */
  payer?: string;
  /** The person chose to do without that; it can be chosen again. */
  declined: boolean;
}

export interface SetUpReview {
  title: string;
  text: string;
  /** Words of the button that does without it. */
  decline: string;
  /** The site demands all calls or none: doing without it refuses the request. */
  required: boolean;
}

export interface NetworkReview {
  kind: 'network';
  act: 'add' | 'switch';
}

/** A site wants a Nostr key. */
export interface NostrConnectReview {
  kind: 'nostr-connect';
  /** The keys that it could get: first its own, then those that the person brought. */
  keys: { publicKey: string; npub: string; name: string }[];
  /** Public key, hex. */
  chosen: string;
  /** Characters that this site was connected with before. */
  knownAs: { id: string; name: string }[];
  /** Other open characters that could be connected instead. */
  others: { id: string; name: string }[];
}

/** A Nostr event that is signed, or a text that is encrypted or decrypted. */
export interface NostrReview {
  kind: 'nostr';
  /** Hidden characters are shown as such; empty: there is nothing to read. */
  text: string;
  /** The tags of an event, one a line. */
  tags: string[];
  /** What the site may go on doing without a prompt, if the person wants it: *public notes*; `null`: it asks each time. */
  repeat: string | null;
}

/** A token for the list of assets. */
export interface AssetReview {
  kind: 'asset';
  token: { address: Hex; symbol: string };
}

export type ReviewBody =
  | ConnectReview
  | MessageReview
  | TypedDataReview
  | TransactionReview
  | NetworkReview
  | AssetReview
  | NostrConnectReview
  | NostrReview;

/** Everything the prompt says. */
export interface Review {
  /** e.g. *Send* **0.25 ETH** *to Ida Holm.* */
  sentence: Phrase[];
  warnings: Warning[];
  rows: Row[];
  body: ReviewBody;
  /** The exact data, as text. */
  raw: string;
  /** Verb of the approving button, without *as Name*: *Send*, *Sign in*, *Allow 250 USDC*. */
  verb: string;
  /** True when a warning is `refused`: there is no approving. */
  refused: boolean;
  /** A plain sign-in without any warning: the person may let the site have more like it without a prompt. */
  signInAgain?: true;
}

export type ApprovalState = 'waiting' | 'approved' | 'signed' | 'answered';

/** One request that waits for a person. */
export interface ApprovalView {
  id: string;
  createdAt: number;
  /** Serialised origin of the asking site; `null` is the wallet itself. */
  origin: string | null;
  /** Its name; `null` as above. The page draws it without the list of public suffixes. */
  site: SiteName | null;
  /** Origin of the page around the asking frame, or words for it, where that page is another site's; else `null`. */
  within: string | null;
  /** When this site was connected as this character; `null` when it is new. */
  connectedSince: number | null;
  characterId: string;
  account: { address: Hex; name: string } | null;
  chainId: number;
  networkName: string;
  /** Rises with every change of the content: the approving button is disabled for half a second after each. */
  revision: number;
  /** When the content changed last, or came to the front (ms since 1970). */
  revisedAt: number;
  review: Review;
  state: ApprovalState;
  /** What the signing policy says of it; absent: nothing. */
  signing?: SigningNote;
  /** As far as they are known now; absent: none, or the person did not switch them on. */
  prices?: PricesView;
}

/** What the person changed in the prompt before approving. */
export interface ApprovalEdits {
  accounts?: Hex[];
  newAccount?: boolean;
  /** Of a connection: the site gets its login key, and no account. */
  loginKey?: boolean;
  /** Of a connection: the network that the site begins on. */
  chainId?: number;
  fee?: { speed: FeeSpeed; maxFeePerGas?: string; maxPriorityFeePerGas?: string; gasPrice?: string; gasLimit?: string };
  nonce?: number;
  /** Base units, decimal; `null` for no limit. */
  limit?: string | null;
  /** Of a batch of calls: one after another, although the account could make all at once. */
  separately?: boolean;
  /** Of a connection with nostr: the chosen public key, hex. */
  publicKey?: string;
  /** The site may go on without a prompt: for an hour, or until the person ends it. */
  repeat?: 'hour' | 'always';
  /** Of a sign-in: for how long the site gets more like it without a prompt. Counts only where the review offers it. */
  signInAgain?: SignInAgain;
  /** Of a transaction: the site may send more like it without a prompt. */
  again?: RepeatTerms;
}

/** Where, in session memory, the prompt window writes the id of the request that is on its screen: closing the window refuses that one. */
export const SHOWN_REQUEST = 'request-on-screen';

export type Decision =
  | { kind: 'approve'; revision: number; edits: ApprovalEdits; ticked: string[] }
  /** `setUp`: only what the account would have to be set up for is refused. */
  | { kind: 'refuse'; setUp?: true };
