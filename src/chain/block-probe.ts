/** Tests whether a node applies block overrides. If it does not, a contract can detect the simulation. */
import { type Hex, toHex } from '../lib/bytes.ts';
import type { BlockOverrides } from './next-block.ts';

/** Returns NUMBER, TIMESTAMP and BASEFEE; without BASEFEE on networks that have none. */
const WITH_BASE_FEE: Hex = '0x43600052426020524860405260606000f3';
const WITHOUT: Hex = '0x436000524260205260606000f3';

/** A call that returns the block values: probe code in a state override, at random addresses that no contract can predict. */
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

/** True if the probe saw the values of the overrides. @param answer return data of the probe */
export function ranInBlock(answer: unknown, { number, time, baseFeePerGas }: BlockOverrides): boolean {
  if (typeof answer !== 'string' || answer.length < 2 + 3 * 64) return false;
  const seen = (at: number): bigint => BigInt(`0x${answer.slice(2 + at * 64, 66 + at * 64)}`);
  return [number, time, baseFeePerGas].every((wanted, at) => wanted === undefined || seen(at) === BigInt(wanted));
}

/** A random address: 20 bytes in hex. */
export const randomAddress = (): Hex => toHex(crypto.getRandomValues(new Uint8Array(20)));
