/** Nothing that a page sends is more than data: bounded, plain, and answered with a typed error at worst. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFakeChain } from '../chain/testing/fake-chain.ts';
import { MAX_REQUEST_LENGTH, ProviderRpcError } from '../messaging/provider.ts';
import { parsePageRequest } from './request.ts';
import { METHODS } from './table.ts';
import { ALICE, codeOf, createWorld, settle, type World } from './testing/world.ts';

const KNOWN = [-32600, -32602, -32000];
const codeFor = (text: string): number | null => {
  try {
    parsePageRequest(text);
    return null;
  } catch (error) {
    return error instanceof ProviderRpcError ? error.code : Number.NaN;
  }
};

describe('parsePageRequest', () => {
  it('P1: what is no request is -32600', () => {
    for (const value of [null, [], 'eth_accounts', 5, true, {}, { method: '' }, { method: 5 }, { method: ['a'] }])
      expect(codeFor(JSON.stringify(value)), JSON.stringify(value)).toBe(-32600);
    for (const params of [null, 5, 'a', true])
      expect(codeFor(JSON.stringify({ method: 'eth_accounts', params }))).toBe(-32600);
    for (const text of ['', '{', 'undefined', '{"method":"eth_accounts"']) expect(codeFor(text)).toBe(-32600);
  });

  it('takes params that are absent, an array or an object', () => {
    expect(parsePageRequest('{"method":"a"}')).toEqual({ method: 'a', params: [] });
    expect(parsePageRequest('{"method":"a","params":[1]}')).toEqual({ method: 'a', params: [1] });
    expect(parsePageRequest('{"method":"a","params":{"b":1}}')).toEqual({ method: 'a', params: { b: 1 } });
  });

  it('P10: bounded in size and depth, and no way to a prototype', () => {
    expect(codeFor(JSON.stringify({ method: 'a', params: ['x'.repeat(MAX_REQUEST_LENGTH)] }))).toBe(-32600);
    expect(codeFor(`{"method":"a","params":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toBe(-32600);
    expect(codeFor(`{"method":"a","params":${'['.repeat(70)}${']'.repeat(70)}}`)).toBe(-32600);
    expect(codeFor(JSON.stringify({ method: 'a', params: ['['.repeat(1000), '\\"[[['.repeat(99)] }))).toBeNull();
    for (const key of ['__proto__', 'constructor', 'prototype'])
      expect(codeFor(`{"method":"a","params":[{"x":{"${key}":{"polluted":1}}}]}`)).toBe(-32602);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('throws nothing but its own errors, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const code = codeFor(text);
        expect(code === null || KNOWN.includes(code)).toBe(true);
      }),
    );
  });
});

/** A node that answers what filters ask, and anything else with what it was asked. */
function answerAsNode({ chain }: World): void {
  const { request } = chain;
  const { ask } = createFakeChain();
  const own = ['eth_blockNumber', 'eth_getBlockByNumber'];
  chain.request = (characterId, chainId, method, params) =>
    own.includes(method) ? ask(method, params) : request(characterId, chainId, method, params);
}

describe('every method', () => {
  const anything = fc.anything({ withNullPrototype: false, withBigInt: false, maxDepth: 3 });
  const likely = fc.constantFrom<unknown>(
    ALICE,
    '0x',
    '0x0',
    '0x01',
    'latest',
    {},
    [],
    null,
    { chainId: '0xa' },
    { eth_accounts: {} },
    { from: ALICE, to: ALICE },
    { types: {}, domain: {}, primaryType: 'EIP712Domain', message: {} },
    `0x${'ab'.repeat(65)}`,
  );
  const methods = fc.constantFrom(...METHODS.keys());

  it('reads any params into an answer or a typed error, and leaves Object.prototype alone', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype).sort();
    await fc.assert(
      fc.asyncProperty(methods, fc.array(fc.oneof(anything, likely), { maxLength: 4 }), async (method, params) => {
        const world = createWorld();
        answerAsNode(world);
        await world.connect();
        const asked = world.request(method, params);
        const reply = await Promise.race([asked, settle().then(() => null)]);
        // It is a good request and waits for the person; nothing else waits.
        if (reply === null) expect(world.state.prompts).toBe(1);
        if (reply?.kind === 'error') expect([-32600, -32602, -32000, 4100, 4200, 4902, 5730]).toContain(codeOf(reply));
      }),
      { numRuns: 300 },
    );
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(before);
  });
});
