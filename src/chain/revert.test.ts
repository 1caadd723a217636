/** Reasons of failure: from contracts, from nodes, and from those who would use them to talk to the person. */
import { encodeErrorResult, parseAbi } from 'viem';
import { describe, expect, it } from 'vitest';
import { WalletError } from '../lib/errors.ts';
import { broadcastRaw } from './broadcast.ts';
import type { Client } from './client-type.ts';
import { isRevert, NodeError } from './node-error.ts';
import { isRefusedRun, readNodeReason, readRevertData } from './revert.ts';
import { fakeClient } from './testing/fake-client.ts';

const abi = parseAbi(['error Error(string reason)', 'error Panic(uint256 code)', 'error TooLate(uint256 by)']);
const says = (reason: string) => encodeErrorResult({ abi, errorName: 'Error', args: [reason] });

describe('reasons', () => {
  it('are read from revert data', () => {
    expect(readRevertData(says('sale has ended'))).toBe('sale has ended');
    expect(readRevertData(encodeErrorResult({ abi, errorName: 'Panic', args: [17n] }))).toContain(
      'too large or too small',
    );
    expect(readRevertData(encodeErrorResult({ abi, errorName: 'Panic', args: [99n] }))).toContain('panic 99');
    const custom = encodeErrorResult({ abi, errorName: 'TooLate', args: [1n] });
    expect(readRevertData(custom)).toBe(`the contract gave the error ${custom.slice(0, 10)}`);
    for (const none of ['0x', '', null, undefined, 5, {}, '0x08c379a0', '0x08c379a0ff']) {
      const reason = readRevertData(none);
      expect(reason === null || !reason.includes('undefined')).toBe(true);
    }
  });

  it('do not let a contract paint the screen', () => {
    expect(readRevertData(says('a\u202eb\n\n\nc'))).toBe('a⟨U+202E⟩b c');
    expect(readRevertData(says('x'.repeat(5000)))).toHaveLength(201);
    expect(readRevertData(says('  '))).toBe('the contract gave no reason');
  });

  it("are the contract's before the node's", () => {
    expect(readNodeReason(new NodeError(3, 'execution reverted: x', says('y')))).toBe('y');
    expect(readNodeReason(new NodeError(3, 'reverted', { data: says('z') }))).toBe('z');
    expect(readNodeReason(new NodeError(3, 'execution reverted: sale has ended'))).toBe('sale has ended');
    expect(readNodeReason(new NodeError(-32000, 'insufficient funds'))).toBe('insufficient funds');
  });

  it('tell a failing call from a missing method', () => {
    expect(isRevert(new NodeError(3, 'x'))).toBe(true);
    expect(isRevert(new NodeError(-32000, 'VM execution reverted'))).toBe(true);
    expect(isRevert(new NodeError(-32000, 'invalid jump destination'))).toBe(true);
    expect(isRevert(new NodeError(-32003, 'EVM error InvalidJump'))).toBe(true);
    expect(isRevert(new NodeError(-32000, 'header not found'))).toBe(false);
    expect(isRefusedRun(new NodeError(-38014, 'x'))).toBe(true);
    expect(isRefusedRun(new NodeError(-32000, 'insufficient funds for gas * price + value'))).toBe(true);
    expect(isRefusedRun(new NodeError(-38011, 'nonce too high'))).toBe(false);
    expect(isRefusedRun(new NodeError(-38020, 'block number invalid'))).toBe(false);
    expect(isRefusedRun(new NodeError(-32601, 'x'))).toBe(false);
    expect(isRefusedRun(new NodeError(-32000, 'the method eth_simulateV1 does not exist/is not available'))).toBe(
      false,
    );
    expect(isRefusedRun(new WalletError('no-network', 'x'))).toBe(false);
  });
});

describe('broadcastRaw', () => {
  const hash = `0x${'11'.repeat(32)}` as const;
  const node = (error: Error | null, known: unknown): Client =>
    fakeClient(async (method) => {
      if (method === 'eth_sendRawTransaction' && error) throw error;
      return method === 'eth_getTransactionByHash' ? known : hash;
    });

  it('takes every word for *I have it* as success', async () => {
    for (const words of [
      'already known',
      'AlreadyKnown',
      'known transaction: abc',
      'Transaction already imported',
      'transaction already in mempool',
    ])
      expect(await broadcastRaw(node(new NodeError(-32000, words), null), '0x01', hash)).toBe(hash);
    expect(await broadcastRaw(node(new NodeError(-32000, 'nonce too low'), { hash }), '0x01', hash)).toBe(hash);
  });

  it('gives what the node refused, as it said it', async () => {
    for (const words of ['nonce too low', 'replacement transaction underpriced', 'insufficient funds for gas'])
      await expect(broadcastRaw(node(new NodeError(-32000, words), null), '0x01', hash)).rejects.toMatchObject({
        rpcCode: -32000,
        message: words,
      });
    const away = new WalletError('no-network', 'It can’t be reached.');
    await expect(broadcastRaw(node(away, { hash }), '0x01', hash)).rejects.toBe(away);
  });
});
