/** Sample sign-ins and login keys: sessions that run, that will begin and that are over, with little and with much to say. */
import type { LoginKeyView, SignInView } from '../../src/messaging/place-views.ts';
import { MAIN, NOW } from './snapshots.ts';

const DAY = 86_400_000;
const GUILD_KEY = `0x${'2b'.repeat(20)}` as const;

export const loginKeys: LoginKeyView[] = [
  { address: GUILD_KEY, origin: 'https://guild.xyz', exposed: false },
  { address: `0x${'3c'.repeat(20)}`, origin: 'https://forum.aldgate-reading-society.org', exposed: true },
];

const signIn = (number: number, more: Partial<SignInView>): SignInView => ({
  id: `0x${number.toString(16).padStart(64, '0')}`,
  signedAt: NOW - number * DAY,
  origin: 'https://snapshot.box',
  account: MAIN,
  chainId: 1,
  statement: null,
  issuedAt: NOW - number * DAY,
  expirationTime: null,
  notBefore: null,
  requestId: null,
  ...{ resources: [], allows: [], more: 0, endedAt: null },
  ...more,
});

export const signIns: SignInView[] = [
  signIn(0, {
    origin: 'https://guild.xyz',
    account: GUILD_KEY,
    statement: 'I accept the house rules of the guild: https://guild.xyz/rules',
    expirationTime: NOW + 7 * DAY,
    notBefore: NOW - DAY,
    requestId: 'session-1f83',
    resources: ['https://guild.xyz/rules', 'ipfs://bafybeiemxf5abjwjbikoz4mc3a3dla6ual3jsgpdr4cjr3oz3evfyavhwq/'],
    allows: ['read (crud) on https://files.example/mara/'],
    more: 3,
  }),
  signIn(1, { automatic: true }),
  signIn(2, { notBefore: NOW + DAY }),
  signIn(9, { expirationTime: NOW - DAY, origin: 'https://app.uniswap.org' }),
  signIn(12, { endedAt: NOW - 3 * DAY }),
  signIn(30, { account: `0x${'4d'.repeat(20)}`, origin: 'https://forum.aldgate-reading-society.org' }),
];
