/** Words of typed data: permits, one-time transfers, orders, acting for somebody, and what nobody knows. */
import { describe, expect, it } from 'vitest';
import { shortAddress, toChecksumAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Payload } from '../record.ts';
import {
  CATS,
  type Given,
  IDA,
  MAIN,
  ROUTER,
  review,
  rowsOf,
  SPENDING,
  STRANGER,
  seconds,
  sentenceOf,
  USDC,
  warningOf,
  warningsOf,
} from '../testing/scene.ts';

const UNLIMITED = ((1n << 256n) - 1n).toString();
const PERMIT2: Hex = '0x000000000022d473030f116ddee9f6b43ac78ba3';
const DECEMBER = seconds(new Date(2026, 11, 22, 12));

type Fields = Record<string, string>;

function typed(
  primaryType: string,
  types: Record<string, Fields>,
  message: Record<string, unknown>,
  domain: Record<string, unknown> = {},
): Payload {
  const whole = { name: 'USD Coin', chainId: 1, verifyingContract: USDC, ...domain };
  const domainTypes: Fields = { name: 'string', version: 'string', chainId: 'uint256', verifyingContract: 'address' };
  const listed = (fields: Fields) => Object.entries(fields).map(([name, type]) => ({ name, type }));
  const json = JSON.stringify({
    types: {
      EIP712Domain: listed(Object.fromEntries(Object.entries(domainTypes).filter(([name]) => name in whole))),
      ...Object.fromEntries(Object.entries(types).map(([name, fields]) => [name, listed(fields)])),
    },
    primaryType,
    domain: whole,
    message,
  });
  return { kind: 'typed-data', json };
}

const permit = (value: string, changes: Record<string, unknown> = {}): Payload =>
  typed(
    'Permit',
    { Permit: { owner: 'address', spender: 'address', value: 'uint256', nonce: 'uint256', deadline: 'uint256' } },
    { owner: MAIN, spender: ROUTER, value, nonce: '0', deadline: String(DECEMBER), ...changes },
  );

const TOKEN_PERMISSIONS = { token: 'address', amount: 'uint256' };
const bodyOf = (made: Awaited<ReturnType<typeof review>>) => {
  if (made.body.kind !== 'typed-data') throw new Error('not typed data');
  return made.body;
};

describe('a permit', () => {
  it('without limit is a danger', async () => {
    const made = await review(permit(UNLIMITED));
    expect(sentenceOf(made)).toBe('Let uniswap.org spend *all your USDC*, now and later?');
    expect(made.verb).toBe('Allow without limit');
    expect(made.warnings).toEqual([
      {
        rule: 'unlimited-allowance',
        severity: 'danger',
        title: 'No upper limit',
        text: 'With this signature alone, all USDC that Main ever holds can be taken, until 22 December.',
      },
    ]);
    expect(rowsOf(made)).toEqual([
      `Who may spend: Universal Router (${shortAddress(ROUTER)})`,
      `Token: USDC (${toChecksumAddress(USDC)})`,
      'Valid: until 22 December',
    ]);
    expect(bodyOf(made).limit).toEqual({
      symbol: 'USDC',
      decimals: 6,
      asked: null,
      held: '2450000000',
      chosen: null,
      editable: true,
    });
  });

  it('that was lowered turns to caution and a plain amount', async () => {
    const made = await review(permit(UNLIMITED), { edits: { limit: '250000000' } });
    expect(sentenceOf(made)).toBe('Let uniswap.org spend up to *250 USDC*?');
    expect(made.verb).toBe('Allow 250 USDC');
    expect(made.warnings).toEqual([
      {
        rule: 'permit',
        severity: 'caution',
        title: 'This can move funds without a transaction',
        text: 'Once signed, up to 250 USDC in Main can be taken, until 22 December.',
      },
    ]);
    expect(bodyOf(made).limit).toMatchObject({ asked: null, chosen: '250000000' });
    expect(JSON.parse(made.raw).message.value).toBe('250000000');
  });

  it('of another account is refused', async () => {
    const made = await review(permit('1', { owner: SPENDING }));
    expect(made.refused).toBe(true);
    expect(warningsOf(made)[0]).toBe('refused other-owner');
  });

  it('for somebody instead of a contract is a danger', async () => {
    const made = await review(permit('1000000', { spender: STRANGER }));
    expect(warningsOf(made)).toEqual(['danger spender-is-account', 'caution permit']);
    expect(rowsOf(made)[0]).toBe(`Who may spend: Unknown contract (${toChecksumAddress(STRANGER)})`);
  });

  it('of more than there is, or out of time, is noted', async () => {
    const made = await review(permit('9000000000', { deadline: '1' }));
    expect(warningsOf(made)).toEqual(['caution permit', 'note more-than-held', 'note ran-out']);
  });

  it('of DAI has no amount to lower', async () => {
    const dai = (allowed: boolean) =>
      typed(
        'Permit',
        { Permit: { holder: 'address', spender: 'address', nonce: 'uint256', expiry: 'uint256', allowed: 'bool' } },
        { holder: MAIN, spender: ROUTER, nonce: '0', expiry: '0', allowed },
      );
    const made = await review(dai(true));
    expect(warningsOf(made)).toEqual(['danger unlimited-allowance']);
    expect(bodyOf(made).limit?.editable).toBe(false);
    const stop = await review(dai(false));
    expect(sentenceOf(stop)).toBe('Stop Universal Router from spending your *USDC*?');
    expect(stop.warnings).toEqual([]);
  });

  it('for another network is bad input', async () => {
    await expect(review(permit('1'), { request: { chainId: 10 } })).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('Permit2', () => {
  const domain = { name: 'Permit2', verifyingContract: PERMIT2 };
  const details = { token: 'address', amount: 'uint160', expiration: 'uint48', nonce: 'uint48' };

  it('one token can be lowered', async () => {
    const single = typed(
      'PermitSingle',
      {
        PermitSingle: { details: 'PermitDetails', spender: 'address', sigDeadline: 'uint256' },
        PermitDetails: details,
      },
      {
        details: { token: USDC, amount: ((1n << 160n) - 1n).toString(), expiration: String(DECEMBER), nonce: '0' },
        spender: ROUTER,
        sigDeadline: String(DECEMBER),
      },
      domain,
    );
    expect(sentenceOf(await review(single))).toBe('Let uniswap.org spend *all your USDC*, now and later?');
    const lowered = await review(single, { edits: { limit: '5000000' } });
    expect(sentenceOf(lowered)).toBe('Let uniswap.org spend up to *5 USDC*?');
    expect(JSON.parse(lowered.raw).message.details.amount).toBe('5000000');
  });

  it('several tokens are named each', async () => {
    const batch = typed(
      'PermitBatch',
      {
        PermitBatch: { details: 'PermitDetails[]', spender: 'address', sigDeadline: 'uint256' },
        PermitDetails: details,
      },
      {
        details: [
          { token: USDC, amount: '5000000', expiration: String(DECEMBER), nonce: '0' },
          { token: CATS, amount: '7', expiration: String(DECEMBER), nonce: '0' },
        ],
        spender: ROUTER,
        sigDeadline: String(DECEMBER),
      },
      domain,
    );
    const made = await review(batch);
    expect(sentenceOf(made)).toBe('Let uniswap.org spend *5 USDC and 7 units of 0xca7500…000001*?');
    expect(warningsOf(made)).toEqual(['caution permit']);
    expect(bodyOf(made).limit).toBeNull();
    expect(made.verb).toBe('Allow these');
  });

  it('a transfer with an order says so', async () => {
    const made = await review(
      typed(
        'PermitWitnessTransferFrom',
        {
          PermitWitnessTransferFrom: {
            permitted: 'TokenPermissions',
            spender: 'address',
            nonce: 'uint256',
            deadline: 'uint256',
            witness: 'DutchOrder',
          },
          TokenPermissions: TOKEN_PERMISSIONS,
          DutchOrder: { what: 'string' },
        },
        {
          permitted: { token: USDC, amount: '5000000' },
          spender: ROUTER,
          nonce: '1',
          deadline: String(DECEMBER),
          witness: { what: 'swap' },
        },
        domain,
      ),
    );
    expect(sentenceOf(made)).toBe('Let uniswap.org spend up to *5 USDC*?');
    expect(warningsOf(made)).toEqual(['caution permit']);
    expect(rowsOf(made)).toContain('Part of an order: DutchOrder');
  });
});

it('a transfer that anyone may carry out names who gets it', async () => {
  const made = await review(
    typed(
      'TransferWithAuthorization',
      {
        TransferWithAuthorization: {
          from: 'address',
          to: 'address',
          value: 'uint256',
          validAfter: 'uint256',
          validBefore: 'uint256',
          nonce: 'bytes32',
        },
      },
      {
        from: MAIN,
        to: IDA,
        value: '5000000',
        validAfter: '0',
        validBefore: String(DECEMBER),
        nonce: `0x${'01'.repeat(32)}`,
      },
    ),
  );
  expect(sentenceOf(made)).toBe('Let uniswap.org send *5 USDC* to Ida Holm?');
  expect(warningsOf(made)).toEqual(['caution permit']);
  expect(made.warnings[0]?.text).toBe('Whoever has this signature can send 5 USDC out of Main, until 22 December.');
  expect(rowsOf(made)).toEqual([`Goes to: Ida Holm (${toChecksumAddress(IDA)})`, 'Valid: until 22 December']);
});

it('an order says what is given', async () => {
  const made = await review(
    typed(
      'Order',
      { Order: { sellToken: 'address', sellAmount: 'uint256', validTo: 'uint32' } },
      { sellToken: USDC, sellAmount: '5000000', validTo: String(DECEMBER) },
      { name: 'Gnosis Protocol', verifyingContract: ROUTER },
    ),
  );
  expect(sentenceOf(made)).toBe('Offer *5 USDC* through CoW Swap?');
  expect(made.warnings).toEqual([
    {
      rule: 'order',
      severity: 'caution',
      title: 'This can move funds without a transaction',
      text: 'Once signed, whoever meets the terms can take 5 USDC out of Main, until 22 December. Check what you get for it.',
    },
  ]);
});

it('acting for somebody wants a tick', async () => {
  const made = await review(
    typed('ForwardRequest', { ForwardRequest: { from: 'address', data: 'bytes' } }, { from: MAIN, data: '0x01' }),
  );
  expect(sentenceOf(made)).toBe('Let somebody else act for *Main*?');
  expect(warningsOf(made)).toEqual(['danger acting']);
  expect(made.warnings[0]?.tick).toBe('I know what will be done in my name');
  expect(made.verb).toBe('Sign anyway');
});

describe('what nobody knows', () => {
  const mail = (contents: string, given: Given = {}) =>
    review(
      typed(
        'Mail',
        { Mail: { from: 'Person', to: 'Person[]', contents: 'string' }, Person: { name: 'string', wallet: 'address' } },
        { from: { name: 'Cow', wallet: MAIN }, to: [{ name: 'Bob', wallet: IDA }], contents },
        { name: 'Ether Mail', verifyingContract: ROUTER },
      ),
      given,
    );

  it('is shown field by field', async () => {
    const made = await mail('Hello, Bob!');
    expect(sentenceOf(made)).toBe('Sign data for uniswap.org as *Everyday*?');
    expect(warningsOf(made)).toEqual(['caution unknown-data']);
    expect(rowsOf(made)).toEqual([
      'Made for: Ether Mail',
      `Contract: Universal Router (${shortAddress(ROUTER)})`,
      'What: Mail',
      'from · name: Cow',
      `from · wallet: Main (${shortAddress(MAIN)})`,
      'to 1 · name: Bob',
      `to 1 · wallet: Ida Holm (${shortAddress(IDA)})`,
      'contents: Hello, Bob!',
    ]);
    expect(made.verb).toBe('Sign');
  });

  it('has hidden characters written out', async () => {
    const made = await mail('Hello\u202e');
    expect(warningsOf(made)).toEqual(['danger turned-text', 'caution unknown-data']);
    expect(rowsOf(made).at(-1)).toBe('contents: Hello⟨U+202E⟩');
    expect(warningOf(made, 'turned-text')?.severity).toBe('danger');
  });

  it('tells fields of one name apart', async () => {
    const json = JSON.parse((permit('1') as Payload & { kind: 'typed-data' }).json);
    json.types = {
      EIP712Domain: json.types.EIP712Domain,
      Vote: [{ name: 'What', type: 'string' }],
    };
    Object.assign(json, { primaryType: 'Vote', message: { What: 'Cow' } });
    const made = await review({ kind: 'typed-data', json: JSON.stringify(json) });
    expect(rowsOf(made).slice(-2)).toEqual(['What: Vote', 'What (2): Cow']);
  });

  it('leaves long texts to the exact data', async () => {
    const made = await mail('x'.repeat(300));
    expect(rowsOf(made).at(-1)).toBe('contents: 300 characters, in the exact data');
    expect(made.raw).toContain('x'.repeat(300));
  });
});
