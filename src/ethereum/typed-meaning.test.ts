/** Tests the decoded meaning of typed data: permits, transfers and orders as the protocols write them. */
import { describe, expect, it } from 'vitest';
import { parseTypedData } from './typed-data.ts';
import { PERMIT2, readTypedMeaning } from './typed-meaning.ts';
import { UNLIMITED } from './unlimited.ts';

const owner = `0x${'01'.repeat(20)}` as const;
const spender = `0x${'02'.repeat(20)}` as const;
const token = `0x${'03'.repeat(20)}` as const;

/** Structs are written as `Permit: address owner, uint256 value`; the first one is the primary type. */
function typed(name: string, structs: Record<string, string>, message: unknown, verifyingContract: string = token) {
  const fields = (text: string) =>
    text.split(', ').map((field) => ({ type: field.split(' ')[0] ?? '', name: field.split(' ')[1] ?? '' }));
  const types = Object.fromEntries(Object.entries(structs).map(([struct, text]) => [struct, fields(text)]));
  const domain = { name, chainId: 1, verifyingContract };
  const EIP712Domain = fields('string name, uint256 chainId, address verifyingContract');
  return parseTypedData(
    { types: { EIP712Domain, ...types }, primaryType: Object.keys(structs)[0], domain, message },
    1,
  );
}

const permit = (value: bigint, deadline = 1000n) =>
  typed(
    'USD Coin',
    { Permit: 'address owner, address spender, uint256 value, uint256 nonce, uint256 deadline' },
    { owner, spender, value: String(value), nonce: 0, deadline: String(deadline) },
  );
const details = { token, amount: '5', expiration: 100, nonce: 0 };
const PERMIT_DETAILS = { PermitDetails: 'address token, uint160 amount, uint48 expiration, uint48 nonce' };
const permitSingle = typed(
  'Permit2',
  { PermitSingle: 'PermitDetails details, address spender, uint256 sigDeadline', ...PERMIT_DETAILS },
  { details, spender, sigDeadline: 50 },
  PERMIT2,
);
const permitBatch = typed(
  'Permit2',
  { PermitBatch: 'PermitDetails[] details, address spender, uint256 sigDeadline', ...PERMIT_DETAILS },
  { details: [details, { ...details, amount: String((1n << 160n) - 1n) }], spender, sigDeadline: String(UNLIMITED) },
  PERMIT2,
);

describe('readTypedMeaning', () => {
  it('reads permits', () => {
    expect(readTypedMeaning(permit(250n))).toEqual({
      kind: 'permit',
      standard: 'eip2612',
      token,
      owner,
      spender,
      amount: 250n,
      deadline: 1000n,
    });
    expect(readTypedMeaning(permit(UNLIMITED, UNLIMITED))).toMatchObject({ amount: null, deadline: null });
    const dai = (allowed: boolean, expiry: number) =>
      typed(
        'Dai Stablecoin',
        { Permit: 'address holder, address spender, uint256 nonce, uint256 expiry, bool allowed' },
        { holder: owner, spender, nonce: 0, expiry, allowed },
      );
    expect(readTypedMeaning(dai(true, 0))).toMatchObject({ standard: 'dai', owner, amount: null, deadline: null });
    expect(readTypedMeaning(dai(false, 9))).toMatchObject({ standard: 'dai', amount: 0n, deadline: 9n });
  });

  it('reads Permit2', () => {
    expect(readTypedMeaning(permitSingle)).toEqual({
      kind: 'permit2-allowance',
      batch: false,
      spender,
      permits: [{ token, amount: 5n, expiration: 100n }],
      deadline: 50n,
    });
    expect(readTypedMeaning(permitBatch)).toMatchObject({
      batch: true,
      permits: [{ amount: 5n }, { amount: null }],
      deadline: null,
    });
    const witness = typed(
      'Permit2',
      {
        PermitWitnessTransferFrom:
          'TokenPermissions permitted, address spender, uint256 nonce, uint256 deadline, ExclusiveDutchOrder witness',
        TokenPermissions: 'address token, uint256 amount',
        ExclusiveDutchOrder: 'address to',
      },
      { permitted: { token, amount: 7 }, spender, nonce: 0, deadline: 5, witness: { to: owner } },
      PERMIT2,
    );
    expect(readTypedMeaning(witness)).toEqual({
      kind: 'permit2-transfer',
      batch: false,
      spender,
      transfers: [{ token, amount: 7n }],
      deadline: 5n,
      witness: { type: 'ExclusiveDutchOrder', fields: { to: owner }, terms: null },
    });
  });

  it('reads transfers that others carry out, and messages that let others act', () => {
    const transfer = {
      TransferWithAuthorization:
        'address from, address to, uint256 value, uint256 validAfter, uint256 validBefore, bytes32 nonce',
    };
    const message = {
      from: owner,
      to: spender,
      value: 3,
      validAfter: 0,
      validBefore: 9,
      nonce: `0x${'00'.repeat(32)}`,
    };
    expect(readTypedMeaning(typed('USD Coin', transfer, message))).toEqual({
      kind: 'authorised-transfer',
      token,
      from: owner,
      to: spender,
      amount: 3n,
      deadline: 9n,
    });
    expect(readTypedMeaning(typed('Safe', { SafeTx: 'address to' }, { to: owner }))).toEqual({
      kind: 'meta-transaction',
      what: 'safe-transaction',
      account: token,
      call: null,
      pays: [],
      deadline: null,
    });
    expect(readTypedMeaning(typed('X', { ForwardRequest: 'address to' }, { to: owner }))).toMatchObject({
      kind: 'meta-transaction',
    });
    expect(readTypedMeaning(typed('X', { Delegation: 'address delegate' }, { delegate: owner }))).toMatchObject({
      kind: 'meta-transaction',
    });
    expect(readTypedMeaning(typed('X', { Delegation: 'address delegatee' }, { delegatee: owner }))).toEqual({
      kind: 'statement',
      what: 'vote-power',
      service: '',
      to: owner,
    });
  });

  it('does not guess', () => {
    expect(readTypedMeaning(typed('X', { Order: 'address trader' }, { trader: owner }))).toEqual({ kind: 'unknown' });
    expect(readTypedMeaning(typed('X', { Permit: 'string spender' }, { spender: owner }))).toEqual({ kind: 'unknown' });
    expect(readTypedMeaning(typed('X', { PermitSingle: 'address spender' }, { spender }))).toEqual({ kind: 'unknown' });
  });
});
