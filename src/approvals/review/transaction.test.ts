/** Words of transactions: sending, letting others spend, calling, paying fees. */
import { describe, expect, it } from 'vitest';
import { shortAddress, toChecksumAddress, ZERO_ADDRESS } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Simulation } from '../../messaging/approval.ts';
import {
  CATS,
  callData,
  IDA,
  IMPOSTOR,
  MAIN,
  ROUTER,
  review,
  reviewTransaction,
  rowsOf,
  SPENDING,
  STRANGER,
  sending,
  sentenceOf,
  USDC,
  WATCHED,
  warningOf,
  warningsOf,
} from '../testing/review-world.ts';

const UNLIMITED = (1n << 256n) - 1n;
const bodyOf = (made: Awaited<ReturnType<typeof review>>) => {
  if (made.body.kind !== 'transaction') throw new Error('not a transaction');
  return made.body;
};

describe('sending coins', () => {
  it('a watched account is known, and not the person’s own', async () => {
    const made = await reviewTransaction({ to: WATCHED });
    expect(sentenceOf(made)).toContain('Museum');
    expect(warningOf(made, 'first-time')).toMatchObject({
      severity: 'note',
      title: 'You’ve never sent anything to Museum',
      text: 'You only watch it, so its key isn’t here. Compare the whole address with the one you were given.',
    });
    expect(warningsOf(await reviewTransaction({ to: SPENDING }))).toEqual([]);
    // Same ends as the watched one.
    const alike = await reviewTransaction({
      to: `${WATCHED.slice(0, 12)}${'2'.repeat(20)}${WATCHED.slice(-10)}` as Hex,
    });
    expect(bodyOf(alike).to?.compare?.label).toBe('Museum, an account that you only watch');
  });

  it('to an address with an unusual checksum says that a mistake would not be noticed', async () => {
    const made = await review({ kind: 'transaction', transaction: sending, replaces: null, oddChecksum: true });
    expect(warningsOf(made)).toEqual(['caution odd-checksum']);
  });

  it('to a friend is one plain sentence', async () => {
    const made = await reviewTransaction({});
    expect(sentenceOf(made)).toBe('Send *0.25 ETH* to Ida Holm?');
    expect(made.verb).toBe('Send');
    expect(made.warnings).toEqual([]);
    expect(bodyOf(made).to).toEqual({ label: 'Recipient', address: toChecksumAddress(IDA), known: 'Ida Holm' });
    expect(bodyOf(made).simulation).toEqual({
      kind: 'worked',
      noticeable: false,
      changes: [
        { asset: 'Ether', amount: '0.25 ETH', direction: 'out', of: { token: null, decimal: '0.25' } },
        {
          asset: 'Network fee, at most',
          amount: '0.000273 ETH',
          direction: 'out',
          of: { token: null, decimal: '0.000273' },
        },
        { asset: 'Left', amount: '0.953927 ETH', direction: 'left' },
      ],
    });
    expect(JSON.parse(made.raw)).toEqual(sending);
  });

  it('to somebody new asks to compare', async () => {
    const made = await reviewTransaction({ to: STRANGER });
    expect(sentenceOf(made)).toBe('Send *0.25 ETH* to an address you’ve never used?');
    expect(warningsOf(made)).toEqual(['caution first-time']);
  });

  it('to a friend for the first time is only noted', async () => {
    const knownAddresses = async () => [{ address: IDA, name: 'Ida Holm', own: false, timesSent: 0 }];
    expect(warningsOf(await reviewTransaction({}, { data: { knownAddresses } }))).toEqual(['note first-time']);
  });

  it('to a nameless address used before', async () => {
    const knownAddresses = async () => [{ address: STRANGER, name: null, own: false, timesSent: 2 }];
    const made = await reviewTransaction({ to: STRANGER }, { data: { knownAddresses } });
    expect(sentenceOf(made)).toBe('Send *0.25 ETH* to an address you’ve used before?');
    expect(made.warnings).toEqual([]);
  });

  it('to an own account', async () => {
    const made = await reviewTransaction({ to: SPENDING });
    expect(sentenceOf(made)).toBe('Send *0.25 ETH* to Spending?');
    expect(made.warnings).toEqual([]);
    expect(warningsOf(await reviewTransaction({ to: MAIN }))).toEqual(['note to-self']);
  });

  it('to a look-alike shows both addresses and wants a tick', async () => {
    const made = await reviewTransaction({ to: IMPOSTOR });
    expect(sentenceOf(made)).toBe('Send *0.25 ETH* to an address you’ve never used?');
    expect(made.warnings).toEqual([
      {
        rule: 'look-alike',
        severity: 'danger',
        title: 'This looks like Ida Holm’s address, but isn’t',
        text: 'Somebody may want you to confuse the two.',
        tick: 'I compared the whole address, and this is the one I mean',
      },
    ]);
    expect(made.verb).toBe('Send anyway');
    expect(bodyOf(made).to).toEqual({
      label: 'You are sending to',
      address: toChecksumAddress(IMPOSTOR),
      known: null,
      compare: { label: 'Ida Holm, which you’ve sent to 4 times', address: toChecksumAddress(IDA) },
    });
  });

  it('to a look-alike of somebody who sent something is a danger; a sender is no known recipient', async () => {
    const sender = { address: IDA, name: null, own: false, timesSent: 0, timesReceived: 2 };
    const knownAddresses = async () => [sender];
    const made = await reviewTransaction({ to: IMPOSTOR }, { data: { knownAddresses } });
    expect(warningsOf(made)).toEqual(['danger look-alike']);
    expect(made.warnings[0]?.title).toBe(
      'This looks like an address that sent you something, but it is a different one',
    );
    expect(bodyOf(made).to?.compare).toMatchObject({ label: 'An address that sent you something 2 times' });
    const there = await reviewTransaction({ to: IDA }, { data: { knownAddresses } });
    expect(sentenceOf(there)).toBe('Send *0.25 ETH* to an address you’ve never used?');
    expect(warningsOf(there)).toEqual(['caution first-time']);
  });

  it.each(['0x0000000000000000000000000000000000000000', '0x000000000000000000000000000000000000dead'] as Hex[])(
    'to %s destroys them',
    async (to) => {
      const made = await reviewTransaction({ to });
      expect(warningsOf(made)).toEqual(['danger nobody', 'caution first-time']);
      expect(warningOf(made, 'nobody')?.tick).toBe('I want to destroy what I send');
    },
  );

  it('to a contract is cautioned about', async () => {
    const made = await reviewTransaction({ to: ROUTER });
    expect(sentenceOf(made)).toBe('Send *0.25 ETH* to Universal Router?');
    expect(warningsOf(made)).toContain('caution recipient-is-contract');
  });

  it('says when it could not look at the address', async () => {
    const made = await reviewTransaction({}, { data: { code: () => Promise.reject(new Error('no answer')) } });
    expect(warningsOf(made)).toEqual(['note not-looked-at']);
  });
});

describe('sending tokens', () => {
  const transfer = (to: Hex, amount: bigint): Hex => callData('a9059cbb', to, amount);

  it('names amount, token and recipient', async () => {
    const made = await reviewTransaction({ to: USDC, value: '0', data: transfer(IDA, 250_000_000n) });
    expect(sentenceOf(made)).toBe('Send *250 USDC* to Ida Holm?');
    expect(bodyOf(made).to?.address).toBe(toChecksumAddress(IDA));
    expect(rowsOf(made)).toEqual([`Token: USDC (${toChecksumAddress(USDC)})`]);
    expect(made.warnings).toEqual([]);
  });

  it('to the token itself is a danger', async () => {
    const made = await reviewTransaction({ to: USDC, value: '0', data: transfer(USDC, 1n) });
    expect(warningsOf(made)).toContain('danger token-contract');
    expect(sentenceOf(made)).toBe('Send *0.000001 USDC* to an address you’ve never used?');
  });

  it('warns of more than there is, and of coins sent along', async () => {
    const made = await reviewTransaction({ to: USDC, value: '1000', data: transfer(IDA, 2_450_000_001n) });
    expect(warningsOf(made)).toEqual(['danger not-enough-token', 'danger coins-along', 'caution fee-above-value']);
    expect(warningOf(made, 'not-enough-token')?.text).toBe(
      'Main has 2,450 USDC. This will fail and still cost the network fee.',
    );
  });

  it('says when nobody knows the token, in its smallest units', async () => {
    const made = await reviewTransaction({ to: CATS, value: '0', data: transfer(IDA, 12_000n) });
    expect(sentenceOf(made)).toBe('Send *12,000 units of 0xca7500…000001* to Ida Holm?');
    expect(warningsOf(made)).toEqual(['caution unknown-token']);
  });

  it('a withdrawal from a contract that is no token counts plain units', async () => {
    const made = await reviewTransaction({ to: ROUTER, value: '0', data: callData('2e1a7d4d', 5_000n) });
    expect(sentenceOf(made)).toBe('Withdraw *5,000 base units* from Universal Router?');
  });

  it('is a danger where there is no contract', async () => {
    const made = await reviewTransaction({ to: STRANGER, value: '0', data: transfer(IDA, 1n) });
    expect(warningsOf(made)).toContain('danger no-code');
  });

  it('of another account says so', async () => {
    const data = callData('23b872dd', SPENDING, IDA, 5_000_000n);
    const made = await reviewTransaction({ to: USDC, value: '0', data });
    expect(sentenceOf(made)).toBe('Send *5 USDC* to Ida Holm?');
    expect(warningsOf(made)).toEqual(['caution out-of-another-account']);
  });

  it('takes the right to an item back', async () => {
    const made = await reviewTransaction({ to: CATS, value: '0', data: callData('095ea7b3', ZERO_ADDRESS, 123n) });
    expect(sentenceOf(made)).toBe('Stop anyone else from taking *item 123 of 0xca7500…000001*?');
    expect(made.warnings).toEqual([]);
  });

  it('sends single items by their number', async () => {
    const data = callData('42842e0e', MAIN, IDA, 123n);
    const made = await reviewTransaction({ to: CATS, value: '0', data });
    expect(sentenceOf(made)).toBe('Send *item 123 of 0xca7500…000001* to Ida Holm?');
    expect(made.warnings).toEqual([]);
  });
});

describe('letting a site spend', () => {
  const approve = (spender: Hex, amount: bigint): Hex => callData('095ea7b3', spender, amount);

  it('a limited amount is a plain prompt', async () => {
    const made = await reviewTransaction({ to: USDC, value: '0', data: approve(ROUTER, 250_000_000n) });
    expect(sentenceOf(made)).toBe('Let Universal Router spend up to *250 USDC*?');
    expect(made.verb).toBe('Allow 250 USDC');
    expect(made.warnings).toEqual([]);
    expect(rowsOf(made)).toEqual([
      `Spender: Universal Router (${shortAddress(ROUTER)})`,
      'Asked by: app.uniswap.org',
      `Token: USDC (${toChecksumAddress(USDC)})`,
    ]);
    expect(bodyOf(made).limit).toEqual({
      token: USDC,
      symbol: 'USDC',
      decimals: 6,
      asked: '250000000',
      held: '2450000000',
      chosen: '250000000',
      editable: true,
    });
  });

  it('of a token on the list, to a contract on the list, needs short addresses only', async () => {
    const permit2: Hex = '0x000000000022d473030f116ddee9f6b43ac78ba3';
    const contractName = async () => 'USD Coin';
    const code = async () => 'contract' as const;
    const data = approve(permit2, 250_000_000n);
    const made = await reviewTransaction({ to: USDC, value: '0', data }, { data: { contractName, code } });
    expect(rowsOf(made)).toEqual([
      `Spender: Permit2 of Uniswap (${shortAddress(permit2)})`,
      'Asked by: app.uniswap.org',
      `Token: USDC (${shortAddress(USDC)})`,
    ]);
  });

  it('without limit is a danger, which lowering it ends', async () => {
    const asked = { to: USDC, value: '0', data: approve(ROUTER, UNLIMITED) };
    const made = await reviewTransaction(asked);
    expect(sentenceOf(made)).toBe('Let Universal Router spend *all your USDC*, now and later?');
    expect(made.verb).toBe('Allow without limit');
    expect(made.warnings).toEqual([
      {
        rule: 'unlimited-allowance',
        severity: 'danger',
        title: 'No upper limit',
        text: 'All the USDC that Main ever holds can be taken, until you revoke it.',
      },
    ]);
    expect(bodyOf(made).limit).toMatchObject({ asked: null, chosen: null, editable: true });
    const lowered = await reviewTransaction(asked, { edits: { limit: '250000000' } });
    expect(sentenceOf(lowered)).toBe('Let Universal Router spend up to *250 USDC*?');
    expect(lowered.warnings).toEqual([]);
    expect(lowered.verb).toBe('Allow 250 USDC');
    expect(bodyOf(lowered).limit).toMatchObject({ asked: null, chosen: '250000000' });
    expect(JSON.parse(lowered.raw).data).toBe(approve(ROUTER, 250_000_000n));
  });

  it('to somebody instead of a contract is a danger', async () => {
    const made = await reviewTransaction({ to: USDC, value: '0', data: approve(STRANGER, 1_000_000n) });
    expect(warningsOf(made)).toEqual(['danger spender-is-account']);
    expect(made.verb).toBe('Allow 1 USDC anyway');
  });

  it('of nothing stops it', async () => {
    const made = await reviewTransaction({ to: USDC, value: '0', data: approve(ROUTER, 0n) });
    expect(sentenceOf(made)).toBe('Stop Universal Router from spending your *USDC*?');
    expect(made.verb).toBe('Stop');
    expect(made.warnings).toEqual([]);
    expect(bodyOf(made).limit?.editable).toBe(false);
  });

  it('more than before says *more*', async () => {
    const made = await reviewTransaction({ to: USDC, value: '0', data: callData('39509351', ROUTER, 5_000_000n) });
    expect(sentenceOf(made)).toBe('Let Universal Router spend *5 USDC* more?');
  });

  it('a single item names it', async () => {
    const made = await reviewTransaction({ to: CATS, value: '0', data: approve(ROUTER, 7n) });
    expect(sentenceOf(made)).toBe('Let Universal Router take *item 7 of 0xca7500…000001*?');
    expect(warningsOf(made)).toEqual(['caution item-allowance']);
    expect(bodyOf(made).limit).toBeNull();
  });

  it('every item of a collection is a danger', async () => {
    const made = await reviewTransaction({ to: CATS, value: '0', data: callData('a22cb465', ROUTER, 1n) });
    expect(sentenceOf(made)).toBe('Let Universal Router move *all your items of 0xca7500…000001*, now and later?');
    expect(warningsOf(made)).toEqual(['danger all-items']);
    expect(made.verb).toBe('Allow everything');
    const stop = await reviewTransaction({ to: CATS, value: '0', data: callData('a22cb465', ROUTER, 0n) });
    expect(sentenceOf(stop)).toBe('Stop Universal Router from moving *your items of 0xca7500…000001*?');
    expect(stop.warnings).toEqual([]);
  });
});

describe('calls', () => {
  it('that nobody knows are judged by what changes', async () => {
    const made = await reviewTransaction({ to: ROUTER, data: '0xdeadbeef' });
    expect(sentenceOf(made)).toBe('Pay *0.25 ETH* to Universal Router and call an unknown function?');
    expect(warningsOf(made)).toEqual(['note unread-call']);
    expect(made.verb).toBe('Pay');
    expect(rowsOf(made)).toEqual([`Contract: Universal Router (${shortAddress(ROUTER)})`, 'Asked by: app.uniswap.org']);
    expect(sentenceOf(await reviewTransaction({ to: CATS, value: '0', data: '0xdeadbeef' }))).toBe(
      'Call *an unknown function* on an unknown contract?',
    );
  });

  it('that nobody knows and nobody could try out are refused', async () => {
    const simulate = () => Promise.reject(new Error('no answer'));
    const made = await reviewTransaction({ to: ROUTER, value: '0', data: '0xdeadbeef' }, { data: { simulate } });
    expect(warningsOf(made)).toEqual(['refused blind-signing']);
    expect(sentenceOf(made)).toBe('Call *an unknown function* on Universal Router?');
    const switchedOn = { simulate, blindSigning: async () => true };
    const allowed = await reviewTransaction({ to: ROUTER, value: '0', data: '0xdeadbeef' }, { data: switchedOn });
    expect(warningsOf(allowed)).toEqual(['danger blind-signing']);
    expect(allowed.warnings[0]?.tick).toBe('I know what this call does');
  });

  it.each([
    [{ kind: 'worked', noticeable: false, changes: [] }, 'note unread-call', undefined],
    [{ kind: 'worked', noticeable: true, changes: [] }, 'caution unread-call', undefined],
    [{ kind: 'failed', reason: 'no', changes: [] }, 'danger will-fail', 'I want to send a call that fails'],
    [
      { kind: 'unavailable', accepted: true, reason: 'It works.', changes: [] },
      'danger unread-call',
      'I know what this call does',
    ],
    [{ kind: 'unavailable', accepted: false, reason: 'No.', changes: [] }, 'refused blind-signing', undefined],
  ] as [Simulation, string, string | undefined][])(
    'that nobody knows, simulated as %j: %s',
    async (simulated, warning, tick) => {
      const simulate = async () => simulated;
      const made = await reviewTransaction({ to: ROUTER, value: '0', data: '0xdeadbeef' }, { data: { simulate } });
      expect(warningsOf(made)).toEqual([warning]);
      expect(made.warnings[0]?.tick).toBe(tick);
      expect(made.refused).toBe(warning.startsWith('refused'));
    },
  );

  it('that fail when tried out are cautioned about', async () => {
    const simulate = async (): Promise<Simulation> => ({ kind: 'failed', reason: 'too late', changes: [] });
    const made = await reviewTransaction({}, { data: { simulate } });
    expect(warningOf(made, 'will-fail')?.text).toBe('The simulation failed: too late. You pay the network fee anyway.');
    expect(bodyOf(made).simulation.changes.map(({ asset }) => asset)).toEqual(['Ether', 'Network fee, at most']);
  });

  it('that could not be tried out say so', async () => {
    const simulate = async (): Promise<Simulation> => ({
      kind: 'unavailable',
      accepted: false,
      reason: 'No answer.',
      changes: [],
    });
    expect(warningsOf(await reviewTransaction({}, { data: { simulate } }))).toEqual(['note not-tried']);
  });

  it('that put a contract on the network', async () => {
    const made = await reviewTransaction({ to: null, value: '0', data: '0x60806040' });
    expect(sentenceOf(made)).toBe('Deploy a *new contract* on Ethereum?');
    expect(made.verb).toBe('Deploy');
    expect(rowsOf(made)).toEqual(['Code: 4 bytes']);
  });

  it('of another account or network are an error of the wallet', async () => {
    await expect(reviewTransaction({ from: SPENDING })).rejects.toMatchObject({ code: 'internal' });
    await expect(reviewTransaction({ chainId: 10 })).rejects.toMatchObject({ code: 'internal' });
  });
});

describe('replacing what waits', () => {
  const replace = (act: 'speed-up' | 'cancel') =>
    review(
      { kind: 'transaction', transaction: sending, replaces: { activityId: 'a', act } },
      { request: { origin: null }, data: { nonces: async () => ({ missing: 8, next: 8, waiting: [7] }) } },
    );

  it('faster', async () => {
    const made = await replace('speed-up');
    expect(sentenceOf(made)).toBe('Speed up: Send *0.25 ETH* to Ida Holm?');
    expect(made.verb).toBe('Speed up');
    expect(warningsOf(made)).toEqual(['note replacement']);
  });

  it('by nothing', async () => {
    const made = await replace('cancel');
    expect(sentenceOf(made)).toBe('Cancel the transaction with nonce *7*?');
    expect(made.verb).toBe('Cancel transaction');
    expect(bodyOf(made)).toMatchObject({ replaces: 'cancel', to: null });
  });
});

it('several calls in one show each, with the warnings of all', async () => {
  const inner = [callData('095ea7b3', ROUTER, UNLIMITED), callData('a9059cbb', IDA, 1_000_000n)];
  const head = (length: number) => length.toString(16).padStart(64, '0');
  const tails = inner.map((data) => {
    const bytes = data.slice(2);
    return head(bytes.length / 2) + bytes.padEnd(Math.ceil(bytes.length / 64) * 64, '0');
  });
  const data: Hex = `0xac9650d8${head(32)}${head(2)}${head(64)}${head(64 + (tails[0] ?? '').length / 2)}${tails.join('')}`;
  const made = await reviewTransaction({ to: USDC, value: '0', data });
  expect(sentenceOf(made)).toBe('Make *2 calls* to a contract?');
  expect(warningsOf(made)).toEqual(['danger unlimited-allowance']);
  expect(rowsOf(made)).toContain('1: Let Universal Router spend all your USDC, now and later?');
  expect(rowsOf(made)).toContain('2: Send 1 USDC to Ida Holm?');
  expect(rowsOf(made)).toContain(`2 · Recipient: Ida Holm (${toChecksumAddress(IDA)})`);
});

describe('a stranger with an ENS name', () => {
  const ensName = async () => 'ida.eth';
  it('is named by it, and stays somebody to whom nothing was sent yet', async () => {
    const words = await reviewTransaction({ to: STRANGER }, { data: { ensName } });
    expect(sentenceOf(words)).toBe('Send *0.25 ETH* to ida.eth?');
    expect(words.body).toMatchObject({ to: { known: 'ida.eth (ENS)' } });
    expect(warningOf(words, 'first-time')?.severity).toBe('caution');
  });
  it('never takes the place of a name that the person gave', async () => {
    expect(sentenceOf(await reviewTransaction({ to: IDA }, { data: { ensName } }))).toBe(
      'Send *0.25 ETH* to Ida Holm?',
    );
  });
});
