/** What a described field shows, before the wallet puts in names of addresses and tokens. Types only. */
import type { Hex } from '../lib/bytes.ts';

export type Shown =
  /** Text of the data is untrusted, like the data. */
  | { kind: 'text'; text: string }
  /** Wei. */
  | { kind: 'coins'; amount: bigint }
  /** Base units. `token: null`: the description does not say of which token. `instead`: words for amounts without limit. */
  | { kind: 'token'; amount: bigint; token: Hex | null; chainId: number; instead: string | null }
  | { kind: 'ticker'; token: Hex; chainId: number }
  /** `types`: what the address has to be (`eoa`, `contract`, `token`, `wallet`, `collection`); `null`: anything. */
  | { kind: 'address'; address: Hex; types: string[] | null }
  | { kind: 'item'; id: bigint; collection: Hex | null }
  /** Seconds since 1970. */
  | { kind: 'time'; seconds: bigint }
  | { kind: 'block'; height: bigint }
  | { kind: 'duration'; seconds: bigint }
  | { kind: 'network'; chainId: bigint }
  /** A call inside the data. */
  | { kind: 'call'; to: Hex; from: Hex; data: Hex; value: bigint; chainId: number };

export interface ShownField {
  /** Heading of the group that it stands in; `null` without one. */
  group: string | null;
  label: string;
  shown: Shown;
}

export interface Description {
  /** `Withdraw`, or labels and values. */
  intent: string | [label: string, value: string][] | null;
  /** One sentence with the values in it; `null` where there is none, or where a value of it could not be put in. */
  sentence: (string | Shown)[] | null;
  fields: ShownField[];
}
