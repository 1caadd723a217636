/** The sentences of limits in the settings. */
import { expect, it } from 'vitest';
import type { SigningRule } from '../../messaging/signing-policy.ts';
import { toDuration, toLimitSentences } from './limits.ts';

const networks = [
  { chainId: 1, name: 'Ethereum', symbol: 'ETH', decimals: 18 },
  { chainId: 10, name: 'Optimism', symbol: 'ETH', decimals: 18 },
];
const rule = (more: Partial<SigningRule>): SigningRule => ({
  askAlways: false,
  askAbove: null,
  askAfterMinutes: null,
  daily: null,
  countsUnknown: true,
  sites: null,
  ...more,
});
const said = (more: Partial<SigningRule>, left: Record<string, string> | null = null) =>
  toLimitSentences(rule(more), { networks, left });

it('says each demand in one sentence', () => {
  expect(said({})).toEqual([]);
  expect(said({ daily: { 1: '100000000000000000' } }, { 1: '30000000000000000' })).toEqual([
    'Sends up to 0.1 ETH a day on Ethereum (0.03 ETH left today), and nothing on other networks.',
    'Tokens, approvals and other signatures count as above the amount.',
  ]);
  expect(said({ askAbove: { 1: '1', 10: '2000000000000000000' }, countsUnknown: false })).toEqual([
    'Asks for a new login above 0.000000000000000001 ETH on Ethereum and 2 ETH on Optimism, and for every payment on other networks.',
    'Tokens, approvals and other signatures don’t need a new login.',
  ]);
  expect(said({ askAlways: true, askAfterMinutes: 60 })).toEqual([
    'Asks for a new login before every signature.',
    'Asks for a new login if the last one was more than an hour ago.',
  ]);
});

it('names the sites, as long as they are few', () => {
  const sites = ['https://a.example', 'https://b.example:8080', 'https://c.example', 'https://d.example'];
  expect(said({ sites: [] })).toEqual(['No site may send requests.']);
  expect(said({ sites: sites.slice(0, 2) })).toEqual(['Only a.example and b.example:8080 may send requests.']);
  expect(said({ sites })).toEqual(['Only 4 listed sites may send requests.']);
});

it('says nothing wrong of a network that is not known any more', () => {
  expect(said({ daily: { 777: '1000000000000000000' } })[0]).toContain('1 a day on network 777');
  expect([1, 5, 60, 90, 240].map(toDuration)).toEqual(['a minute', '5 minutes', 'an hour', '90 minutes', '4 hours']);
});
