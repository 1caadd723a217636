/** Fees on offer: three speeds, in wei per gas as decimal strings. */

export interface SpeedFee {
  speed: 'slow' | 'normal' | 'fast';
  /** Set where the network has a base fee. */
  maxFeePerGas?: string;
  maxPriorityFeePerGas?: string;
  /** Set on legacy networks. */
  gasPrice?: string;
}

export interface FeeQuote {
  kind: 'eip1559' | 'legacy';
  /** Of the next block; `null` on legacy networks. */
  baseFeePerGas: string | null;
  speeds: SpeedFee[];
  /** The node gave no history of fees that can be read: another answer of it stands in. */
  guess?: true;
}
