/** Whether a node runs a simulation in the block that it is given: one that leaves that out can be told from the real run. */
import { type Hex, toHex } from '../lib/bytes.ts';
import type { BlockOverrides } from './next-block.ts';

/** Returns NUMBER, TIMESTAMP and BASEFEE; without BASEFEE on networks that have none. */
const WITH_BASE_FEE: Hex = '0x43600052426020524860405260606000f3';
const WITHOUT: Hex = '0x436000524260205260606000f3';

/** A question that shows it: code for the question alone, at addresses that no contract can foresee. */
export function blockProbe(block: BlockOverrides): {
  call: Record<string, unknown>;
  state: Record<Hex, Record<string, string>>;
} {
  const [reader, probe] = [randomAddress(), randomAddress()];
  const { baseFeePerGas } = block;
  const fees = baseFeePerGas === undefined ? {} : { maxFeePerGas: baseFeePerGas, maxPriorityFeePerGas: '0x0' };
  return {
    call: { from: reader, to: probe, gas: '0x30d40', ...fees },
    state: {
      [reader]: { balance: `0x${'f'.repeat(24)}` },
      [probe]: { code: baseFeePerGas === undefined ? WITHOUT : WITH_BASE_FEE },
    },
  };
}

/** @param answer what the question returned */
export function ranInBlock(answer: unknown, { number, time, baseFeePerGas }: BlockOverrides): boolean {
  if (typeof answer !== 'string' || answer.length < 2 + 3 * 64) return false;
  const seen = (at: number): bigint => BigInt(`0x${answer.slice(2 + at * 64, 66 + at * 64)}`);
  return [number, time, baseFeePerGas].every((wanted, at) => wanted === undefined || seen(at) === BigInt(wanted));
}

/** Twenty random bytes. */
export const randomAddress = (): Hex => toHex(crypto.getRandomValues(new Uint8Array(20)));
