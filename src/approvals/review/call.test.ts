/** Words of calls that hand over rights, of calls that smart accounts make, and of known calls in an odd form. */
import { encodeFunctionData, encodePacked, parseAbi } from 'viem';
import { describe, expect, it } from 'vitest';
import { toChecksumAddress } from '../../ethereum/address.ts';
import { READERS } from '../../ethereum/calldata-readers.ts';
import { selectorOf } from '../../ethereum/selector.ts';
import { UNLIMITED } from '../../ethereum/unlimited.ts';
import { concatBytes, fromHex, type Hex, toHex } from '../../lib/bytes.ts';
import {
  CATS,
  callData,
  IDA,
  MAIN,
  ROUTER,
  reviewTransaction,
  rowsOf,
  STRANGER,
  sentenceOf,
  USDC,
  warningOf,
  warningsOf,
} from '../testing/review-world.ts';

const parse = parseAbi as (signatures: readonly string[]) => unknown;
const encode = encodeFunctionData as (input: unknown) => Hex;
const callOf = (signature: string, ...args: unknown[]): Hex => encode({ abi: parse([`function ${signature}`]), args });
/** Everybody but these is a contract. */
const PEOPLE: readonly Hex[] = [MAIN, IDA, STRANGER];
const code = async (_character: string, _chain: number, address: Hex) =>
  PEOPLE.includes(address) ? ('none' as const) : ('contract' as const);
const reviewCall = (to: Hex, data: Hex) => reviewTransaction({ to, value: '0', data }, { data: { code } });

const PERMIT2: Hex = '0x000000000022d473030f116ddee9f6b43ac78ba3';
const MULTI_SEND: Hex = '0x38869bf66a61cf6bdb996a6ae40d5853fd43b526';
const SAFE: Hex = `0x${'5a'.repeat(20)}`;
const WHO = '0x777777…777777 (somebody’s account)';
const transfer = callOf('transfer(address,uint256)', IDA, 5_000_000n);
const approveAll = callOf('approve(address,uint256)', STRANGER, UNLIMITED);

describe('a call that hands over a right', () => {
  it.each<[string, Hex, Hex, string, string[]]>([
    [
      'approveAndCall',
      USDC,
      callOf('approveAndCall(address,uint256,bytes)', STRANGER, 5_000_000n, '0x'),
      `Let ${WHO} spend up to *5 USDC*?`,
      ['danger spender-is-account', 'caution used-at-once'],
    ],
    [
      'an operator of ERC-777',
      USDC,
      callOf('authorizeOperator(address)', STRANGER),
      `Let ${WHO} spend *all your USDC*, now and later?`,
      ['danger unlimited-allowance', 'danger spender-is-account'],
    ],
    [
      'an operator of ERC-6909',
      CATS,
      callOf('setOperator(address,bool)', STRANGER, true),
      `Let ${WHO} move *all your items of 0xca7500…000001*, now and later?`,
      ['danger all-items', 'danger spender-is-account'],
    ],
    [
      'one item of ERC-6909',
      CATS,
      callOf('approve(address,uint256,uint256)', STRANGER, 7n, 1000n),
      `Let ${WHO} take *up to 1,000 of item 7 of 0xca7500…000001*?`,
      ['danger spender-is-account', 'caution item-allowance'],
    ],
    [
      'borrowing (Aave)',
      USDC,
      callOf('approveDelegation(address,uint256)', STRANGER, 5_000_000n),
      `Let ${WHO} borrow *up to 5 USDC* at your cost?`,
      ['danger hands-over', 'danger spender-is-account'],
    ],
    [
      'managing (Compound III)',
      ROUTER,
      callOf('allow(address,bool)', STRANGER, true),
      `Let ${WHO} manage *everything you have at Universal Router*?`,
      ['danger hands-over', 'danger spender-is-account'],
    ],
    [
      'managing (Morpho)',
      ROUTER,
      callOf('setAuthorization(address,bool)', STRANGER, true),
      `Let ${WHO} manage *everything you have at Universal Router*?`,
      ['danger hands-over', 'danger spender-is-account'],
    ],
    [
      'owning',
      ROUTER,
      callOf('transferOwnership(address)', STRANGER),
      `Let ${WHO} own *Universal Router*?`,
      ['danger hands-over'],
    ],
    [
      'other code',
      ROUTER,
      callOf('upgradeToAndCall(address,bytes)', CATS, '0x'),
      'Let 0xca7500…000001 (an unknown contract) decide *what Universal Router does*, from now on?',
      ['danger hands-over'],
    ],
    [
      'administering',
      ROUTER,
      callOf('grantRole(bytes32,address)', `0x${'0'.repeat(64)}`, STRANGER),
      `Let ${WHO} administer *Universal Router*?`,
      ['danger hands-over'],
    ],
    [
      'a role',
      ROUTER,
      callOf('grantRole(bytes32,address)', `0x${'1'.repeat(64)}`, STRANGER),
      `Let ${WHO} have *a role at Universal Router*?`,
      ['caution hands-over'],
    ],
    [
      'a permit of this account, carried to the token',
      USDC,
      callOf(
        'permit(address,address,uint256,uint256,uint8,bytes32,bytes32)',
        MAIN,
        STRANGER,
        UNLIMITED,
        1n,
        27,
        `0x${'1'.repeat(64)}`,
        `0x${'1'.repeat(64)}`,
      ),
      `Let ${WHO} spend *all your USDC*, now and later?`,
      ['danger unlimited-allowance', 'danger spender-is-account'],
    ],
  ])('%s names who gets it and who asks', async (_name, to, data, sentence, warnings) => {
    const made = await reviewCall(to, data);
    expect(sentenceOf(made)).toBe(sentence);
    expect(warningsOf(made)).toEqual(warnings);
    expect(rowsOf(made)).toContain('Asked by: app.uniswap.org');
    expect(rowsOf(made)).toContainEqual(
      expect.stringContaining(data.includes('7777') ? toChecksumAddress(STRANGER) : ''),
    );
    if (warnings.includes('danger hands-over')) expect(warningOf(made, 'hands-over')?.tick).toBeDefined();
  });

  it('takes no coins', async () => {
    const data = callOf('allow(address,bool)', STRANGER, true);
    expect(warningsOf(await reviewTransaction({ to: ROUTER, data }))).toContain('danger coins-along');
  });

  it('to an own account is no danger, and taking it back neither', async () => {
    expect((await reviewCall(ROUTER, callOf('transferOwnership(address)', MAIN))).warnings).toEqual([]);
    const taken = await reviewCall(ROUTER, callOf('allow(address,bool)', STRANGER, false));
    expect(sentenceOf(taken)).toBe(`Stop letting ${WHO} manage *everything you have at Universal Router*?`);
    expect(taken.warnings).toEqual([]);
    expect(sentenceOf(await reviewCall(USDC, callOf('approve(address,uint256)', CATS, 0n)))).toBe(
      'Stop 0xca7500…000001 (an unknown contract) from spending your *USDC*?',
    );
  });

  it('several at Permit2 are told one by one', async () => {
    const details = (amount: bigint) => [USDC, amount, 2_000_000_000, 0];
    const data = callOf(
      'permit(address,((address,uint160,uint48,uint48)[],address,uint256),bytes)',
      MAIN,
      [[details(5_000_000n), details((1n << 160n) - 1n)], STRANGER, 1n],
      '0x',
    );
    const made = await reviewCall(PERMIT2, data);
    expect(sentenceOf(made)).toBe('Make *2 calls* to Permit2 of Uniswap?');
    expect(rowsOf(made)).toContain(`1: Let ${WHO} spend up to 5 USDC?`);
    expect(rowsOf(made)).toContain(`2: Let ${WHO} spend all your USDC, now and later?`);
    expect(rowsOf(made).filter((row) => row.includes('Asked by'))).toEqual(['Asked by: app.uniswap.org']);
    expect(warningsOf(made)).toEqual(['danger spender-is-account', 'danger unlimited-allowance']);
  });

  it.each([
    [1, 'Call'],
    [2, 'Make calls'],
  ])('the button counts %i of them as the question does', async (count, verb) => {
    const one = callOf('approve(address,uint256)', CATS, 0n);
    const made = await reviewCall(
      USDC,
      callOf(
        'multicall(bytes[])',
        Array.from({ length: count }, () => one),
      ),
    );
    expect(made.verb).toMatch(new RegExp(`^${verb}( anyway)?$`));
  });
});

describe('a known call in an odd form', () => {
  it.each<[string, Hex, Hex, string]>([
    [
      'approve with a dirty word',
      USDC,
      `0x095ea7b3${'11'.repeat(12)}${STRANGER.slice(2)}${'f'.repeat(64)}`,
      'it lets somebody take all the USDC that Main ever holds, until you revoke it',
    ],
    [
      'approve cut short',
      USDC,
      `0x095ea7b3${STRANGER.slice(2).padStart(64, '0')}ff`,
      'it lets somebody take all the USDC that Main ever holds, until you revoke it',
    ],
    [
      'setApprovalForAll with two for true',
      CATS,
      callData('a22cb465', STRANGER, 2n),
      'it lets somebody take every item that Main ever holds there, until you revoke it',
    ],
  ])('%s is a danger with a tick', async (_name, to, data, worst) => {
    const made = await reviewCall(to, data);
    expect(sentenceOf(made)).toMatch(/^Call \*\w+\* on .*, encoded in an unusual way\?$/);
    const warning = warningOf(made, 'odd-call');
    expect(warning).toMatchObject({ severity: 'danger', title: 'This call is encoded in an unusual way' });
    expect(warning?.text).toBe(`Dramatis can’t read it, but some contracts accept it anyway. At worst ${worst}.`);
    expect(warning?.tick).toBeDefined();
    expect(made.verb).toBe('Call anyway');
    expect(rowsOf(made)).toContain('Asked by: app.uniswap.org');
  });

  it('has words for whatever each function can do at worst', async () => {
    for (const [signature, { worst }] of Object.entries(READERS)) {
      const made = await reviewCall(USDC, `${selectorOf(signature)}ff`);
      expect(warningsOf(made).includes('danger odd-call')).toBe(worst !== null);
    }
  });

  it('is found inside several calls', async () => {
    const dirty: Hex = `0x095ea7b3${'11'.repeat(12)}${STRANGER.slice(2)}${'f'.repeat(64)}`;
    const made = await reviewCall(USDC, callOf('multicall(bytes[])', [dirty]));
    expect(warningsOf(made)).toContain('danger odd-call');
  });

  it('with more in it than is read says so', async () => {
    const made = await reviewCall(
      USDC,
      callOf(
        'multicall(bytes[])',
        Array.from({ length: 101 }, () => transfer),
      ),
    );
    expect(sentenceOf(made)).toBe('Call *multicall* on 0xA0b869…06eB48, with more data than anyone can read?');
    expect(warningOf(made, 'odd-call')?.title).toBe('This call has more data than anyone can read');
  });
});

describe('a call that a smart account makes', () => {
  const ACCOUNT = 'the account 0x5a5A5a…5A5A5A';

  it('is told as the account’s', async () => {
    const made = await reviewCall(SAFE, callOf('execute(address,uint256,bytes)', USDC, 0n, transfer));
    expect(sentenceOf(made)).toBe(`As ${ACCOUNT}: Send *5 USDC* to Ida Holm?`);
    expect(rowsOf(made)).toContain(`Acts as: T${ACCOUNT.slice(1)} (${toChecksumAddress(SAFE)})`);
    expect(made.body).toMatchObject({ to: { address: toChecksumAddress(IDA) } });
  });

  it('has the dangers of what is inside', async () => {
    const made = await reviewCall(
      SAFE,
      callOf('executeBatch((address,uint256,bytes)[])', [
        [USDC, 0n, approveAll],
        [IDA, 10n ** 18n, '0x'],
        [USDC, 1n, transfer],
      ]),
    );
    expect(sentenceOf(made)).toBe(`As ${ACCOUNT}: Make *3 calls*?`);
    expect(warningsOf(made)).toEqual(
      expect.arrayContaining(['danger unlimited-allowance', 'danger spender-is-account', 'danger coins-along']),
    );
    const rows = rowsOf(made);
    expect(rows).toContain(`1: Let ${WHO} spend all your USDC, now and later?`);
    expect(rows).toContain('2: Send 1 ETH to Ida Holm?');
    expect(rows).toContain('2 · Sends along: 1 ETH');
    expect(rows).toContain('3 · Sends along: 0.000000000000000001 ETH');
  });

  it('says what goes along to the account', async () => {
    const data = callOf('execute(address,uint256,bytes)', USDC, 0n, transfer);
    expect(sentenceOf(await reviewTransaction({ to: SAFE, data }))).toContain('*0.25 ETH* is sent along.');
  });

  it('with nothing in it, or with what cannot be read, is unread', async () => {
    for (const calls of [[], [[ROUTER, 0n, '0x12345678']]]) {
      const made = await reviewCall(SAFE, callOf('executeBatch((address,uint256,bytes)[])', calls));
      expect(warningsOf(made)).toContain('note unread-call');
    }
  });

  const exec = (to: Hex, data: Hex, operation: number) =>
    callOf(
      'execTransaction(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,bytes)',
      ...[to, 0n, data, operation, 0n, 0n, 0n, MAIN, MAIN, '0x'],
    );
  const packed = (operation: number, to: Hex, data: Hex) =>
    fromHex(
      encodePacked(
        ['uint8', 'address', 'uint256', 'uint256', 'bytes'],
        [operation, to, 0n, BigInt((data.length - 2) / 2), data],
      ),
    );
  const list = callOf('multiSend(bytes)', toHex(concatBytes(packed(0, USDC, approveAll), packed(0, USDC, transfer))));

  it('through Safe’s own list is taken apart', async () => {
    const made = await reviewCall(SAFE, exec(MULTI_SEND, list, 1));
    expect(sentenceOf(made)).toBe(`As ${ACCOUNT}: Make *2 calls*?`);
    expect(rowsOf(made)).toContain('2: Send 5 USDC to Ida Holm?');
    expect(warningsOf(made)).toContain('danger unlimited-allowance');
    expect(warningsOf(made)).not.toContain('danger foreign-code');
  });

  it('as foreign code is a danger, also where it looks like Safe’s list', async () => {
    for (const [to, data] of [
      [ROUTER, list],
      [ROUTER, transfer],
      [MULTI_SEND, '0x12345678'],
    ] as [Hex, Hex][]) {
      const made = await reviewCall(SAFE, exec(to, data, 1));
      expect(warningOf(made, 'foreign-code')).toMatchObject({ severity: 'danger', tick: expect.any(String) });
      expect(sentenceOf(made)).toContain('Run *another contract’s code*');
    }
    const inside = callOf('multiSend(bytes)', toHex(packed(1, ROUTER, transfer)));
    expect(warningsOf(await reviewCall(SAFE, exec(MULTI_SEND, inside, 1)))).toContain('danger foreign-code');
  });

  it('that gives the account another owner, module or handler is a danger', async () => {
    for (const data of [
      callOf('enableModule(address)', STRANGER),
      callOf('addOwnerWithThreshold(address,uint256)', STRANGER, 1n),
      callOf('swapOwner(address,address,address)', ROUTER, MAIN, STRANGER),
    ]) {
      const made = await reviewCall(SAFE, exec(SAFE, data, 0));
      expect(sentenceOf(made)).toBe(
        `As ${ACCOUNT}: Let ${WHO} act as *0x5a5A5a…5A5A5A*, alone or with its other owners?`,
      );
      expect(warningsOf(made)).toEqual(['danger hands-over']);
    }
  });
});
