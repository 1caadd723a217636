/** Assertions on refusal that several tests share. */
import { expect } from 'vitest';
import { isWalletError, type WalletErrorCode } from '../../lib/errors.ts';

/** Runs and expects a WalletError of this code. */
export async function expectRefused(code: WalletErrorCode, run: () => unknown): Promise<void> {
  let outcome: unknown = 'was accepted';
  try {
    await run();
  } catch (error) {
    outcome = isWalletError(error) ? error.code : error;
  }
  expect(outcome).toBe(code);
}

/** Every box with one bit flipped, at every byte (or every `step`th), must be refused. */
export async function expectNoFlipAccepted(
  code: WalletErrorCode,
  box: Uint8Array,
  open: (box: Uint8Array) => unknown,
  step = 1,
): Promise<void> {
  for (let at = 0; at < box.length; at += step) {
    const flipped = box.slice();
    flipped[at] = (flipped[at] as number) ^ (1 << (at % 8));
    await expectRefused(code, () => open(flipped));
  }
  await expectRefused(code, () => open(box.slice(0, -1)));
  await expectRefused(code, () => open(Uint8Array.of(...box, 0)));
  await expectRefused(code, () => open(new Uint8Array(0)));
}
