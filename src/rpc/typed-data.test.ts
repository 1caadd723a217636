/** The three methods for typed data: which version a request is, and what each refuses. */
import { describe, expect, it } from 'vitest';
import { ALICE, BOB, codeOf, createWorld, ok } from './testing/world.ts';

const mail = (fields: Record<string, string>, message: object): object => ({
  types: {
    EIP712Domain: [{ name: 'chainId', type: 'uint256' }],
    Mail: Object.entries(fields).map(([name, type]) => ({ name, type })),
  },
  primaryType: 'Mail',
  domain: { chainId: 1 },
  message,
});
const HELLO = mail({ contents: 'string' }, { contents: 'Hello' });
const MANY = mail({ contents: 'string[]' }, { contents: ['Hello'] });
const LIST = [{ type: 'string', name: 'A message', value: 'Hello' }];

async function connected() {
  const world = createWorld();
  await world.connect();
  return world;
}

describe('typed data', () => {
  it.each([
    ['eth_signTypedData_v4', [ALICE, HELLO], 'typed-data'],
    ['eth_signTypedData_v4', [ALICE, JSON.stringify(MANY)], 'typed-data'],
    ['eth_signTypedData_v3', [ALICE, JSON.stringify(HELLO)], 'typed-data'],
    ['eth_signTypedData_v3', [HELLO, ALICE], 'typed-data'],
    ['eth_signTypedData', [ALICE, HELLO], 'typed-data'],
    ['eth_signTypedData', [LIST, ALICE], 'typed-list'],
    ['eth_signTypedData', [ALICE, JSON.stringify(LIST)], 'typed-list'],
  ])('%s %j is %s', async (method, params, kind) => {
    const world = await connected();
    const signing = world.request(method, params);
    expect(await world.waiting()).toMatchObject([{ account: ALICE, payload: { kind } }]);
    await world.approveFirst();
    expect(await signing).toEqual(ok('0x52'));
  });

  it.each([
    ['eth_signTypedData_v4', [ALICE, LIST], -32000],
    ['eth_signTypedData_v3', [ALICE, MANY], -32000],
    ['eth_signTypedData_v3', [ALICE, LIST], -32000],
    ['eth_signTypedData', [[], ALICE], -32000],
    ['eth_signTypedData', [[{ type: 'uint8', name: 'n', value: 256 }], ALICE], -32000],
    ['eth_signTypedData', [ALICE, mail({ contents: 'string' }, {})], -32000],
    ['eth_signTypedData', [BOB, HELLO], 4100],
    ['eth_signTypedData', [LIST, BOB], 4100],
    ['eth_signTypedData', [LIST], -32602],
    ['eth_signTypedData_v3', [ALICE], -32602],
    ['eth_signTypedData_v4', [ALICE, 5], -32602],
    ['eth_signTypedData_v4', [HELLO, 'Alice'], -32602],
  ])('%s %j is %d, without a prompt', async (method, params, code) => {
    const world = await connected();
    expect(codeOf(await world.request(method, params))).toBe(code);
    expect(world.state.prompts).toBe(0);
  });
});
