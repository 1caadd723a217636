/** Words of typed data: permits, one-time transfers, orders, acting for somebody, and what nobody knows. */
import { describe, expect, it } from 'vitest';
import { shortAddress, toChecksumAddress } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Payload } from '../record.ts';
import {
  CATS,
  IDA,
  MAIN,
  ROUTER,
  review,
  rowsOf,
  SPENDING,
  STRANGER,
  sentenceOf,
  USDC,
  warningOf,
  warningsOf,
} from '../testing/review-world.ts';
import { DECEMBER, type Fields, typed } from '../testing/typed.ts';

const UNLIMITED = ((1n << 256n) - 1n).toString();
const PERMIT2: Hex = '0x000000000022d473030f116ddee9f6b43ac78ba3';
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
    expect(sentenceOf(made)).toBe('Let Universal Router spend *all your USDC*, now and later?');
    expect(made.verb).toBe('Allow without limit');
    expect(made.warnings).toEqual([
      {
        rule: 'unlimited-allowance',
        severity: 'danger',
        title: 'No upper limit',
        text: 'With this signature alone, all the USDC that Main ever holds can be taken, until 22 December.',
      },
    ]);
    expect(rowsOf(made)).toEqual([
      `Spender: Universal Router (${shortAddress(ROUTER)})`,
      'Asked by: app.uniswap.org',
      `Token: USDC (${toChecksumAddress(USDC)})`,
      'Valid: until 22 December',
    ]);
    expect(bodyOf(made).limit).toEqual({
      token: USDC,
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
    expect(sentenceOf(made)).toBe('Let Universal Router spend up to *250 USDC*?');
    expect(made.verb).toBe('Allow 250 USDC');
    expect(made.warnings).toEqual([
      {
        rule: 'permit',
        severity: 'caution',
        title: 'This can move funds without a transaction',
        text: 'Once signed, up to 250 USDC in Main can be taken, until 22 December.',
      },
      {
        rule: 'lowered-permit',
        severity: 'note',
        title: 'The site may not be able to use this',
        text: 'It asked for all USDC. Many sites only accept a permit for exactly that amount. If it fails, nothing is lost: start again there.',
      },
    ]);
    expect(bodyOf(made).limit).toMatchObject({ asked: null, chosen: '250000000' });
    expect(JSON.parse(made.raw).message.value).toBe('250000000');
  });

  it('far above what is held is as good as without limit', async () => {
    const made = await review(permit(`1${'0'.repeat(30)}`));
    expect(warningsOf(made)).toEqual(['danger unlimited-allowance']);
    expect(warningOf(made, 'unlimited-allowance')?.title).toBe('No upper limit');
    expect(sentenceOf(made)).toBe('Let Universal Router spend *all your USDC*, now and later?');
    expect(rowsOf(made)).toContain('As a number: 1,000,000,000,000,000,000,000,000 USDC');
    expect(warningsOf(await review(permit('2450000000000')))).toEqual(['danger unlimited-allowance']);
    expect(warningsOf(await review(permit('2449000000000')))).toEqual(['caution permit', 'note more-than-held']);
    const unknown = { token: async () => ({ symbol: 'USDC', decimals: 6, balance: null, supply: null }) };
    expect(warningsOf(await review(permit(`1${'0'.repeat(18)}`), { data: unknown }))).toEqual([
      'danger unlimited-allowance',
    ]);
  });

  it('says the account, not the site, where the account is named after the site', async () => {
    const accounts = async () => [{ address: MAIN, name: 'uniswap.org', balance: null, viewOnly: false }];
    const made = await review(permit('1000000'), { data: { accounts } });
    expect(made.warnings[0]?.text).toBe(
      'Once signed, up to 1 USDC in your account “uniswap.org” can be taken, until 22 December.',
    );
  });

  it('whose deadline is zero has expired', async () => {
    const made = await review(permit('1000000', { deadline: '0' }));
    expect(warningsOf(made)).toContain('caution ran-out');
    expect(rowsOf(made).join()).not.toContain('block');
  });

  it('of another account is refused', async () => {
    const made = await review(permit('1', { owner: SPENDING }));
    expect(made.refused).toBe(true);
    expect(warningsOf(made)[0]).toBe('refused other-owner');
  });

  it('for somebody instead of a contract is a danger', async () => {
    const made = await review(permit('1000000', { spender: STRANGER }));
    expect(warningsOf(made)).toEqual(['danger spender-is-account', 'caution permit']);
    expect(rowsOf(made)[0]).toBe(`Spender: Somebody’s account (${toChecksumAddress(STRANGER)})`);
  });

  it('of more than there is, or out of time, is noted', async () => {
    const made = await review(permit('9000000000', { deadline: '1' }));
    expect(warningsOf(made)).toEqual(['caution permit', 'caution ran-out', 'note more-than-held']);
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
    expect(sentenceOf(await review(single))).toBe('Let Universal Router spend *all your USDC*, now and later?');
    const lowered = await review(single, { edits: { limit: '5000000' } });
    expect(sentenceOf(lowered)).toBe('Let Universal Router spend up to *5 USDC*?');
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
    expect(sentenceOf(made)).toBe('Let Universal Router spend *5 USDC and 7 units of 0xca7500…000001*?');
    expect(warningsOf(made)).toEqual(['caution permit', 'caution unknown-token']);
    expect(bodyOf(made).limit).toBeNull();
    expect(made.verb).toBe('Allow these');
  });

  it('several tokens have the warnings of one', async () => {
    const batch = (spender: string, end: number, amount: string) =>
      typed(
        'PermitBatch',
        {
          PermitBatch: { details: 'PermitDetails[]', spender: 'address', sigDeadline: 'uint256' },
          PermitDetails: details,
        },
        {
          details: [{ token: USDC, amount, expiration: String(end), nonce: '0' }],
          spender,
          sigDeadline: String(DECEMBER),
        },
        domain,
      );
    expect(warningsOf(await review(batch(STRANGER, DECEMBER, '5')))).toEqual([
      'danger spender-is-account',
      'caution permit',
    ]);
    expect(warningsOf(await review(batch(ROUTER, 1, '5')))).toEqual(['caution permit', 'caution ran-out']);
    expect(warningsOf(await review(batch(ROUTER, DECEMBER, `1${'0'.repeat(30)}`)))).toContain(
      'danger unlimited-allowance',
    );
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
    expect(sentenceOf(made)).toBe('Let Universal Router spend up to *5 USDC*?');
    expect(warningsOf(made)).toEqual(['caution permit', 'caution unread-order']);
    expect(rowsOf(made)).toContain('Part of an order: DutchOrder');
    expect(rowsOf(made)).toContain('what: swap');
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
  expect(sentenceOf(made)).toBe('Send *5 USDC* to Ida Holm, without a transaction of your own?');
  expect(warningsOf(made)).toEqual(['caution permit']);
  expect(made.warnings[0]?.text).toBe('Whoever has this signature can send 5 USDC from Main, until 22 December.');
  expect(rowsOf(made)).toEqual([
    `Recipient: Ida Holm (${toChecksumAddress(IDA)})`,
    'Asked by: app.uniswap.org',
    'Valid: until 22 December',
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

describe('a permit with more in it than a permit has', () => {
  const permit = (types: Fields, message: Record<string, unknown>, domain = {}) =>
    review(
      typed(
        'Permit',
        {
          Permit: {
            owner: 'address',
            spender: 'address',
            value: 'uint256',
            nonce: 'uint256',
            deadline: 'uint256',
            ...types,
          },
        },
        { owner: MAIN, spender: ROUTER, value: '5000000', nonce: 0, deadline: DECEMBER, ...message },
        domain,
      ),
    );

  it('shows every field and wants a tick', async () => {
    const made = await permit({ tokenId: 'uint256' }, { tokenId: '7' });
    expect(warningOf(made, 'extra-fields')).toMatchObject({ severity: 'danger', tick: expect.any(String) });
    expect(warningOf(made, 'extra-fields')?.text).toContain('what tokenId does here');
    expect(rowsOf(made)).toContain('tokenId: 7');
    expect(warningOf(await permit({}, {}), 'extra-fields')).toBeUndefined();
  });

  it('is found also inside its details', async () => {
    const made = await review(
      typed(
        'PermitSingle',
        {
          PermitSingle: { details: 'PermitDetails', spender: 'address', sigDeadline: 'uint256' },
          PermitDetails: { token: 'address', amount: 'uint160', expiration: 'uint48', nonce: 'uint48', to: 'address' },
        },
        {
          details: { token: USDC, amount: '5000000', expiration: DECEMBER, nonce: 0, to: STRANGER },
          spender: ROUTER,
          sigDeadline: DECEMBER,
        },
        { name: 'Permit2' },
      ),
    );
    expect(warningOf(made, 'extra-fields')?.text).toContain('details.to');
  });

  it('says when it holds on every network', async () => {
    expect(rowsOf(await permit({}, {}, { chainId: undefined }))).toContain('Network: any: it names none');
    expect(rowsOf(await permit({}, {})).join()).not.toContain('Network:');
  });
});

it('the exact data has hidden characters written out', async () => {
  const made = await review(typed('Mail', { Mail: { text: 'string' } }, { text: 'pay\u200b me' }));
  expect(made.raw).toContain('"text": "pay⟨U+200B⟩ me"');
  expect(warningsOf(made)).toContain('caution hidden-characters');
});
