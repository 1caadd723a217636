/** Tests malformed call data of known functions, and calls that grant a right, encoded by viem. */
import fc from 'fast-check';
import { type AbiParameter, encodeAbiParameters, encodeFunctionData, encodePacked, parseAbi, parseAbiItem } from 'viem';
import { describe, expect, it } from 'vitest';
import { concatBytes, fromHex, type Hex, toHex } from '../lib/bytes.ts';
import { decodeCalldata } from './calldata.ts';
import { READERS } from './calldata-readers.ts';
import { selectorOf } from './selector.ts';
import { UNLIMITED } from './unlimited.ts';

const a = `0x${'a1'.repeat(20)}` as const;
const b = `0x${'b2'.repeat(20)}` as const;
const token = `0x${'c3'.repeat(20)}` as const;

const parse = parseAbi as (signatures: readonly string[]) => unknown;
const encode = encodeFunctionData as (input: unknown) => Hex;
const callOf = (signature: string, args: unknown[]): Hex =>
  encode({ abi: parse([`function ${signature}`]), functionName: signature.slice(0, signature.indexOf('(')), args });
const read = (signature: string, ...args: unknown[]) => decodeCalldata(callOf(signature, args));

const hexOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map(toHex);

/** A random value of a type, in viem's form. */
function anyOf({ type, ...rest }: AbiParameter): fc.Arbitrary<unknown> {
  const components = 'components' in rest ? rest.components : [];
  if (type.endsWith('[]'))
    return fc.array(anyOf({ ...rest, type: type.slice(0, -2) } as AbiParameter), { maxLength: 3 });
  if (type === 'tuple')
    return fc
      .tuple(...components.map(anyOf))
      .map((values) =>
        components.every(({ name }) => !name)
          ? values
          : Object.fromEntries(values.map((v, i) => [components[i]?.name, v])),
      );
  if (type === 'address') return hexOf(20);
  if (type === 'bool') return fc.boolean();
  if (type === 'bytes') return fc.uint8Array({ maxLength: 40 }).map(toHex);
  if (type.startsWith('bytes')) return hexOf(Number(type.slice(5)));
  const bits = Number(type.slice(4));
  return fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n }).map((value) => (bits <= 48 ? Number(value) : value));
}

const inputsOf = (signature: string): readonly AbiParameter[] => {
  const item = parseAbiItem([`function ${signature}`] as never) as unknown as { inputs: readonly AbiParameter[] };
  return item.inputs;
};

const argsOf = (signature: string): fc.Arbitrary<unknown[]> => fc.tuple(...inputsOf(signature).map(anyOf));

const harmful = Object.entries(READERS)
  .filter(([, { worst }]) => worst !== null)
  .map(([signature]) => signature);

describe.each(harmful)('%s', (signature) => {
  const selector = selectorOf(signature);
  const calls = argsOf(signature).map((args) => callOf(signature, args));

  it('is read as viem writes it', () => {
    fc.assert(
      fc.property(calls, (data) => {
        const { kind } = decodeCalldata(data);
        // Bytes that are not calls, and unknown modes, are not decoded as calls.
        if (!signature.startsWith('multiSend') && !signature.startsWith('execute')) expect(kind).not.toBe('malformed');
        expect(kind).not.toBe('unknown');
      }),
      { numRuns: 20 },
    );
  });

  it('with anything in it that one side may read and another not is odd, and the worst that it could be', () => {
    const heads = inputsOf(signature).flatMap(({ type }, at) => (isPadded(type) ? [{ at, type }] : []));
    if (heads.length === 0) return;
    fc.assert(
      fc.property(
        calls,
        fc.constantFrom(...heads),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (data, { at, type }, place, dirt) => {
          const bytes = fromHex(data.slice(10));
          const [from, length] = paddingOf(type);
          const byte = at * 32 + from + (place % length);
          if (type === 'bool') bytes[at * 32 + 31] = Math.max(2, dirt);
          else bytes[byte] = dirt;
          expect(decodeCalldata(`${selector}${toHex(bytes).slice(2)}` as Hex)).toMatchObject({
            kind: 'malformed',
            selector,
            worst: READERS[signature]?.worst,
            why: 'form',
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('cut short is odd, or says the same', () => {
    fc.assert(
      fc.property(calls, fc.integer({ min: 1, max: 200 }), (data, cut) => {
        const short = data.slice(0, Math.max(10, data.length - 2 * cut)) as Hex;
        const call = decodeCalldata(short);
        if (call.kind !== 'malformed') expect(call).toEqual(decodeCalldata(data));
      }),
      { numRuns: 30 },
    );
  });
});

/** Types that do not fill their word in the head. */
const isPadded = (type: string) => type === 'address' || type === 'bool' || /^uint(8|48|160)$/.test(type);

/** The first byte that must be zero, and the number of such bytes. */
function paddingOf(type: string): [from: number, length: number] {
  if (type === 'address') return [0, 12];
  if (type === 'bool') return [0, 31];
  return [0, 32 - Number(type.slice(4)) / 8];
}

describe('what old contracts read and the wallet does not', () => {
  it.each<[string, Hex, string]>([
    ['an approval with a dirty spender', `0x095ea7b3${'11'.repeat(12)}${a.slice(2)}${'f'.repeat(64)}`, 'spend'],
    ['an approval cut short', `0x095ea7b3${'00'.repeat(12)}${a.slice(2)}ff`, 'spend'],
    ['a true that is two', `0xa22cb465${'00'.repeat(12)}${a.slice(2)}${'2'.padStart(64, '0')}`, 'items'],
  ])('%s is odd', (_name, data, worst) => {
    expect(decodeCalldata(data)).toMatchObject({ kind: 'malformed', worst, why: 'form' });
  });

  it('is found inside a list too', () => {
    const dirty = `0x095ea7b3${'11'.repeat(12)}${a.slice(2)}${'f'.repeat(64)}` as const;
    const odd = { call: { kind: 'malformed', name: 'approve', worst: 'spend' } };
    expect(read('multicall(bytes[])', [dirty])).toMatchObject({ kind: 'multicall', calls: [odd] });
    expect(read('execute(address,uint256,bytes)', token, 0n, dirty)).toMatchObject({ kind: 'account', calls: [odd] });
  });

  it('harmless functions stay unread', () => {
    expect(decodeCalldata('0xa457c2d7')).toEqual({
      kind: 'unknown',
      selector: '0xa457c2d7',
      name: 'decreaseAllowance',
    });
  });
});

describe('rights over tokens', () => {
  it.each([
    ['approveAndCall(address,uint256)', [a, 5n], { kind: 'approve', spender: a, amountOrId: 5n, used: true }],
    [
      'approveAndCall(address,uint256,bytes)',
      [a, 5n, '0x12'],
      { kind: 'approve', spender: a, amountOrId: 5n, used: true },
    ],
    ['transferAndCall(address,uint256,bytes)', [a, 5n, '0x12'], { kind: 'erc20-transfer', to: a, amount: 5n }],
    ['send(address,uint256,bytes)', [a, 5n, '0x'], { kind: 'erc20-transfer', to: a, amount: 5n }],
    ['authorizeOperator(address)', [a], { kind: 'approve', spender: a, amountOrId: UNLIMITED }],
    ['revokeOperator(address)', [a], { kind: 'approve', spender: a, amountOrId: 0n }],
    ['setOperator(address,bool)', [a, true], { kind: 'approve-all', operator: a, approved: true }],
    ['approve(address,uint256,uint256)', [a, 7n, 5n], { kind: 'approve-item', spender: a, id: 7n, amount: 5n }],
    [
      'transfer(address,uint256,uint256)',
      [a, 7n, 5n],
      { kind: 'multi-transfer', from: null, to: a, items: [{ id: 7n, amount: 5n }] },
    ],
  ])('%s', (signature, args, meaning) => {
    expect(read(signature, ...args)).toEqual(meaning);
  });

  it('of several tokens at Permit2 come as parts', () => {
    const one = { kind: 'permit2-approve', token, spender: b, amount: 5n, expiration: 9n };
    const permit = read(
      'permit(address,((address,uint160,uint48,uint48)[],address,uint256),bytes)',
      a,
      [
        [
          [token, 5n, 9, 0],
          [token, 5n, 9, 1],
        ],
        b,
        1n,
      ],
      '0x',
    );
    expect(permit).toMatchObject({ kind: 'multicall', calls: [{ call: one }, { call: one }] });
    expect(read('transferFrom((address,address,uint160,address)[])', [[a, b, 5n, token]])).toMatchObject({
      kind: 'multicall',
      calls: [{ call: { kind: 'permit2-transfer', token, from: a, to: b, amount: 5n } }],
    });
  });
});

describe('rights at a contract', () => {
  const zero = `0x${'0'.repeat(64)}`;
  it.each([
    ['approveDelegation(address,uint256)', [a, 5n], { kind: 'borrow', amount: 5n }, true],
    ['approveDelegation(address,uint256)', [a, UNLIMITED], { kind: 'borrow', amount: null }, true],
    ['approveDelegation(address,uint256)', [a, 0n], { kind: 'borrow', amount: 0n }, false],
    ['allow(address,bool)', [a, true], { kind: 'manage' }, true],
    ['allow(address,bool)', [a, false], { kind: 'manage' }, false],
    ['setAuthorization(address,bool)', [a, true], { kind: 'manage' }, true],
    ['setRelayerApproval(address,address,bool)', [b, a, true], { kind: 'manage' }, true],
    ['hope(address)', [a], { kind: 'manage' }, true],
    ['nope(address)', [a], { kind: 'manage' }, false],
    ['transferOwnership(address)', [a], { kind: 'own' }, true],
    ['upgradeTo(address)', [a], { kind: 'code' }, true],
    ['upgradeToAndCall(address,bytes)', [a, '0x'], { kind: 'code' }, true],
    ['grantRole(bytes32,address)', [zero, a], { kind: 'role', role: zero }, true],
    ['revokeRole(bytes32,address)', [zero, a], { kind: 'role', role: zero }, false],
    ['enableModule(address)', [a], { kind: 'act' }, true],
    ['swapOwner(address,address,address)', [b, b, a], { kind: 'act' }, true],
  ])('%s', (signature, args, right, given) => {
    expect(read(signature, ...args)).toEqual({ kind: 'right', right, to: a, given });
  });
});

describe('calls of smart accounts', () => {
  const inner = callOf('transfer(address,uint256)', [a, 5n]);
  const transfer = {
    to: token,
    value: 0n,
    data: inner,
    delegated: false,
    call: { kind: 'erc20-transfer', to: a, amount: 5n },
  };
  const mode = (start: string) => `0x${start.padEnd(64, '0')}`;
  const batch = encodeAbiParameters(
    [{ type: 'tuple[]', components: [{ type: 'address' }, { type: 'uint256' }, { type: 'bytes' }] }],
    [[[token, 0n, inner]]] as never,
  );

  it.each([
    ['execute(address,uint256,bytes)', [token, 0n, inner]],
    ['execute(address,uint256,bytes,uint8)', [token, 0n, inner, 0]],
    ['execute((address,uint256,bytes)[])', [[[token, 0n, inner]]]],
    ['execute(bytes32,bytes)', [mode('01'), batch]],
    ['execute(bytes32,bytes)', [mode('01000000000078210001'), batch]],
    ['execute(bytes32,bytes)', [mode('00'), encodePacked(['address', 'uint256', 'bytes'], [token, 0n, inner])]],
    ['executeBatch((address,uint256,bytes)[])', [[[token, 0n, inner]]]],
    ['executeBatch(address[],bytes[])', [[token], [inner]]],
    ['executeBatch(address[],uint256[],bytes[])', [[token], [], [inner]]],
    ['executeBatch(address[],uint256[],bytes[])', [[token], [0n], [inner]]],
    [
      'execTransaction(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,bytes)',
      [token, 0n, inner, 0, 0n, 0n, 0n, a, a, '0x'],
    ],
  ])('%s', (signature, args) => {
    expect(read(signature, ...args)).toEqual({ kind: 'account', calls: [transfer] });
  });

  const packed = (operation: number, to: Hex, value: bigint, data: Hex) =>
    fromHex(
      encodePacked(
        ['uint8', 'address', 'uint256', 'uint256', 'bytes'],
        [operation, to, value, BigInt((data.length - 2) / 2), data],
      ),
    );

  it('the list of a Safe is taken apart, and what it runs as itself is marked', () => {
    const list = toHex(concatBytes(packed(0, token, 0n, inner), packed(1, b, 7n, '0x')));
    expect(read('multiSend(bytes)', list)).toEqual({
      kind: 'account',
      calls: [transfer, { to: b, value: 7n, data: '0x', delegated: true, call: { kind: 'none' } }],
    });
    for (const cut of [2, 20, 100])
      expect(read('multiSend(bytes)', list.slice(0, -cut))).toMatchObject({ kind: 'malformed', worst: 'calls' });
  });

  it('foreign code is marked', () => {
    const one = encodePacked(['address', 'bytes'], [b, '0x1234']);
    expect(read('execute(bytes32,bytes)', mode('ff'), one)).toMatchObject({ calls: [{ to: b, delegated: true }] });
    expect(read('execute(address,uint256,bytes,uint8)', b, 0n, '0x', 1)).toMatchObject({
      calls: [{ delegated: true }],
    });
  });

  it('a mode that nobody knows, batches of batches, and lists that do not fit are odd', () => {
    expect(read('execute(bytes32,bytes)', mode('02'), batch)).toMatchObject({ kind: 'malformed' });
    expect(read('execute(bytes32,bytes)', mode('01000000000078210002'), batch)).toMatchObject({ kind: 'malformed' });
    expect(read('executeBatch(address[],bytes[])', [token, token], [inner])).toMatchObject({ kind: 'malformed' });
    expect(read('executeBatch(address[],uint256[],bytes[])', [token], [1n, 2n], [inner])).toMatchObject({
      kind: 'malformed',
    });
  });
});
