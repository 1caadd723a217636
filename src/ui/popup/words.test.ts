/** Tests the popup's texts: activities, recipients, characters and names of new accounts. */
import { describe, expect, it } from 'vitest';
import { nextAccountName } from '../../messaging/account-name.ts';
import type { ActivityStatus, ActivityView } from '../../messaging/activity.ts';
import type { CharacterSummary } from '../../messaging/snapshot.ts';
import { activityWords, toLasting } from '../words/activity.ts';
import { characterWords } from './character-words.ts';
import {
  addressProblem,
  candidatesOf,
  recipientWords,
  resolveRecipient,
  suggestRecipients,
  writtenAs,
} from './send/recipient.ts';
import { type Acting, canPay, whileSilent } from './view.ts';

const now = new Date(2026, 10, 22, 14, 2).getTime();
const activity = (status: ActivityStatus, detail = '', age = 40_000) =>
  ({ status, detail, at: now - age }) as unknown as ActivityView;

describe('activityWords', () => {
  it('describes the status of a transaction', () => {
    expect(activityWords(activity('pending'), now)).toBe('Waiting to be included, 40 s');
    expect(activityWords(activity('included', '', 0), now)).toBe('Today,\u00a014:02');
    expect(activityWords(activity('failed', 'Sale has ended'), now)).toBe('Failed: Sale has ended');
    expect(activityWords(activity('failed'), now)).toBe('Failed');
    expect(activityWords(activity('dropped'), now)).toBe('Dropped by the network; nothing moved');
    const operation = { ...activity('dropped'), paidBy: 'paymaster.example' };
    expect(activityWords(operation, now)).toBe('Dropped: no bundler has it now, but it can still be carried out');
  });

  it('rounds durations', () => {
    expect([0, 89_999, 90_000, 5_399_999, 5_400_000, -5].map(toLasting)).toEqual([
      '0 s',
      '89 s',
      '1 min',
      '89 min',
      '1 h',
      '0 s',
    ]);
  });
});

describe('recipients', () => {
  const candidates = candidatesOf(
    [{ name: 'Ida Holm', address: '0x01' }],
    [{ name: 'Spending', address: '0x02', kind: 'hd', path: null, balance: null }],
  );

  it('resolves names and leaves everything else as typed', () => {
    expect(resolveRecipient(' ida holm ', candidates)).toBe('0x01');
    expect(resolveRecipient('Spending', candidates)).toBe('0x02');
    expect(resolveRecipient(' 0xabc ', candidates)).toBe('0xabc');
  });

  it('does not choose between two recipients with the same name', () => {
    const twins = candidatesOf(
      [
        { name: 'Ida', address: '0x01' },
        { name: 'ida', address: '0x02' },
      ],
      [],
    );
    expect(resolveRecipient('Ida', twins)).toBe('Ida');
    expect(twins.map((one) => writtenAs(one, twins))).toEqual(['0x01', '0x02']);
    expect(candidates.map((one) => writtenAs(one, candidates))).toEqual(['Ida Holm', 'Spending']);
  });

  it('says what is wrong with a typed address', () => {
    const right = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
    for (const fine of ['Ida', right, right.toLowerCase()]) expect(addressProblem(fine)).toBeNull();
    expect(addressProblem('0x5A0b36Cd')).toBe('An address has 40 characters after 0x; this has 8.');
    expect(addressProblem('0xhello')).toContain('only 0–9');
    expect(addressProblem(right.replace('aA', 'AA'))).toContain('typo');
  });

  it('suggests names that contain the text, until the name is complete or an address begins', () => {
    expect(suggestRecipients('end', candidates).map(({ name }) => name)).toEqual(['Spending']);
    expect(suggestRecipients('Ida Holm', candidates)).toEqual([]);
    expect(suggestRecipients('0x', candidates)).toEqual([]);
  });

  it('says who the recipient is and how often it was paid', () => {
    expect(recipientWords('Ida Holm', { known: 'Ida Holm', ensName: null, timesSent: 4 })).toBe(
      'You know this address. You’ve sent here 4 times.',
    );
    expect(recipientWords('0x01', { known: 'Ida Holm', ensName: null, timesSent: 1 })).toBe(
      'This is Ida Holm. You’ve sent here once.',
    );
    expect(recipientWords('0x03', { known: null, ensName: null, timesSent: 0 })).toBe(
      'Not in your address book. You’ve never sent here.',
    );
    expect(recipientWords('0x03', { known: null, ensName: 'ida.eth', timesSent: 0 })).toBe(
      'Not in your address book. Its ENS name is ida.eth. You’ve never sent here.',
    );
  });
});

describe('characterWords', () => {
  const character = (rest: Partial<CharacterSummary>) =>
    ({ state: 'open', accountCount: 1, siteCount: 0, opensWith: [], openUntil: null, ...rest }) as CharacterSummary;
  const method = (name: string) => ({ methodId: name, name, kind: 'security-key' as const });

  it('counts accounts and sites of an open character', () => {
    expect(characterWords(character({}), false)).toBe('1 account');
    expect(characterWords(character({ accountCount: 3, siteCount: 2 }), true)).toBe('Active. 3 accounts, 2 sites');
  });

  it('names the login method that opens a closed character', () => {
    const opensWith = [method('Drawer key'), method('Paper'), method('Spare')];
    expect(characterWords(character({ state: 'closed', opensWith }), false)).toBe(
      'Closed. Opens with “Drawer key” or 2 others',
    );
    expect(characterWords(character({ state: 'viewed', opensWith }), false)).toBe('View only. 1 account');
    expect(characterWords(character({ state: 'closed' }), false)).toBe(
      'Closed. No login method on this computer opens it',
    );
  });
});

it('a payment can begin where the network answers, or is reached through its layer-1 chain', () => {
  const begins = (chainId: number, networkAnswers: boolean | null) =>
    canPay({ detail: { networkAnswers }, network: { chainId } } as Acting);
  const [base, arbitrum] = [8453, 42161];
  expect([true, null, false].map((answers) => begins(base, answers))).toEqual([true, true, true]);
  expect([true, null, false].map((answers) => begins(arbitrum, answers))).toEqual([true, true, false]);
});

it('what works on a silent network depends on who can sign', () => {
  const works = (chainId: number, state: string, ...kinds: string[]) =>
    whileSilent({
      snapshot: { networks: [{ chainId: 1, name: 'Ethereum' }] },
      character: { state },
      detail: { accounts: kinds.map((kind) => ({ kind })) },
      network: { chainId },
    } as unknown as Acting);
  expect(works(8453, 'open', 'watch', 'hd')).toBe(
    'You can still copy addresses, sign messages, and send through Ethereum.',
  );
  expect(works(42161, 'open', 'hd')).toBe('You can still copy addresses and sign messages.');
  expect(works(8453, 'open', 'watch')).toBe('You can still copy addresses.');
  expect(works(8453, 'viewed', 'hd')).toBe('You can still copy addresses.');
});

describe('nextAccountName', () => {
  it('skips names that are in use', () => {
    expect(nextAccountName([])).toBe('Account 1');
    expect(nextAccountName([{ name: 'Main' }, { name: 'Account 3' }, { name: 'Account 4' }])).toBe('Account 5');
  });
});
