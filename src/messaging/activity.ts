/** What a character sent and signed, as the pages list it. Holds no key. */
import type { Hex } from '../lib/bytes.ts';

/** How many signatures all computers of a character share, the newest ones. */
export const MOST_SIGNED = 100;

export type ActivityStatus = 'signed' | 'pending' | 'included' | 'failed' | 'replaced' | 'dropped';

/** Is it not decided yet what becomes of it? */
export const isPending = (status: ActivityStatus): boolean => status === 'signed' || status === 'pending';

/** A transaction that this computer sent, or something that came in. */
export interface ActivityView {
  id: string;
  status: ActivityStatus;
  /** *Sending to Ida Holm*, *Approve on uniswap.org*. */
  title: string;
  detail: string;
  /** Decimal text without grouping, with sign and symbol: `−12000.5 USDC`. Empty when nothing moved. */
  amount: string;
  hash: Hex | null;
  chainId: number;
  origin: string | null;
  at: number;
  nonce: number | null;
  /** `null`: it is not known who sent it. */
  from: Hex | null;
  /** Hex id of the login method that allowed it. */
  signedBy?: string;
  to: Hex | null;
  /** This one is the lowest pending nonce: it can be sped up or cancelled. */
  replaceable: boolean;
  /** What its inclusion cost, in base units of the network's coin; `null` or absent: not known. */
  feePaid?: string | null;
  /** What it brings to a layer-2 network. `to`: whom it calls or pays there. `hash`: of the transaction there; `null`: not known yet. */
  through?: { chainId: number; to?: Hex; hash: Hex | null; status: 'waiting' | 'included' | 'failed' };
  /** The layer-1 chain through which a deposit already does what this one would do. */
  instead?: number;
  /** The host that pays it instead of the account. */
  paidBy?: string;
  /** The person let the site repeat it: nobody was asked. */
  unprompted?: true;
  /** It came in; its status is always `included`. */
  received?: true;
  /** Of coins that came in between two readings of a balance: the time of the first one. `at` is that of the second. */
  since?: number;
  /** Lists leave it out: a token that nobody asked for, or a sender that resembles somebody known. */
  hidden?: 'token' | 'look-alike';
}

/** A call with its arguments, as texts: whole numbers are in base units, addresses have their checksum. */
export interface CallView {
  name: string;
  fields: { name: string; value: string }[];
}

/** What the list of activity leaves out of an entry. */
export interface ActivityDetails {
  /** The block that it is in; `null`: in none, or not known. */
  block: number | null;
  /** Of something that was sent; `null`: it came in. */
  sent: {
    /** Base units of the network's coin, decimal. */
    value: string;
    /** Most gas that it may use, decimal. */
    gasLimit: string;
    data: Hex;
    /** `null`: the data is empty, or the function is not known. */
    call: CallView | null;
  } | null;
}

/** What the list of signatures, which all computers share, says beyond the transactions of this computer: a message, or a transaction of another one. */
export interface SignedView {
  /** Hash of the transaction; of a message, of its signature; of a Nostr event, its own. */
  id: Hex;
  kind: 'transaction' | 'message' | 'typed-data' | 'nostr';
  title: string;
  amount: string;
  chainId: number;
  origin: string | null;
  at: number;
  /** `null`: a Nostr key. */
  from: Hex | null;
  signedBy: string;
}

/** A login method that signed and was removed since. */
export interface FormerSigner {
  methodName: string;
  /** Whose it was; `null`: of nobody, like a recovery key. */
  person: { id: string; name: string } | null;
}
