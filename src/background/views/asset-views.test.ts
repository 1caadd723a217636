/** Which assets are shown, hidden or left out, and under which name. */
import { expect, it } from 'vitest';
import type { Network } from '../../chain/network.ts';
import { BUILT_IN_NETWORKS } from '../../chain/networks.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { TokenChoice } from '../../session/session.ts';
import type { FoundToken } from '../adapters/found-tokens.ts';
import { assetViews } from './asset-views.ts';

const network = BUILT_IN_NETWORKS[0] as Network;
const at = (byte: string): Hex => `0x${byte.repeat(20)}`;
const [ONE, TWO] = [at('01'), at('02')];
const USDC = network.tokens[0]?.address as Hex;
const DAI = network.tokens[2]?.address as Hex;

const chosen = (token: Hex, shown: boolean, symbol = 'OWN'): [Hex, TokenChoice] => [
  token,
  { id: `1:${token}`, shown, at: 0, symbol, name: `Token ${symbol}`, decimals: 2 },
];
const cameIn = (address: Hex, acted = false, symbol = 'CAME'): FoundToken => ({
  address,
  symbol,
  name: `Token ${symbol}`,
  decimals: 2,
  acted,
});

function views(held: Record<Hex, [Hex, bigint][]>, choices: [Hex, TokenChoice][] = [], found: FoundToken[] = []) {
  const tokens = new Map((Object.entries(held) as [Hex, [Hex, bigint][]][]).map(([token, of]) => [token, new Map(of)]));
  const balances = { native: new Map([[ONE, 10n ** 18n]]), tokens, at: 5, answers: true };
  return assetViews({ network, balances, choices: new Map(choices), found });
}
const brief = (all: ReturnType<typeof views>) =>
  all.slice(1).map(({ token, kind, hidden, amount }) => [token, kind, hidden, amount]);

it('has the coin first, with what each account holds, and listed tokens that are held', () => {
  const all = views({
    [USDC]: [
      [ONE, 2_500_000n],
      [TWO, 500_000n],
    ],
    [DAI]: [[ONE, 0n]],
  });
  expect(all[0]).toMatchObject({ token: null, kind: 'coin', symbol: 'ETH', name: 'Ether', amount: '1' });
  expect(brief(all)).toEqual([[USDC, 'listed', false, '3']]);
  expect(all[1]?.heldBy).toEqual({ [ONE]: '2.5', [TWO]: '0.5' });
});

it('keeps an added token without a balance, and a hidden one behind the button', () => {
  expect(brief(views({}, [chosen(at('aa'), true)]))).toEqual([[at('aa'), 'added', false, '0']]);
  expect(brief(views({ [USDC]: [[ONE, 1n]] }, [chosen(USDC, false)]))).toEqual([[USDC, 'listed', true, '0.000001']]);
});

it('hides what somebody sent, shows what a transaction of the person brought, and follows the person', () => {
  const held: Record<Hex, [Hex, bigint][]> = { [at('aa')]: [[ONE, 100n]] };
  expect(brief(views(held, [], [cameIn(at('aa'))]))).toEqual([[at('aa'), 'sent', true, '1']]);
  expect(brief(views(held, [], [cameIn(at('aa'), true)]))).toEqual([[at('aa'), 'came', false, '1']]);
  expect(brief(views(held, [chosen(at('aa'), true)], [cameIn(at('aa'))]))).toEqual([[at('aa'), 'added', false, '1']]);
  expect(brief(views(held, [chosen(at('aa'), false)], [cameIn(at('aa'), true)]))).toEqual([
    [at('aa'), 'came', true, '1'],
  ]);
});

it('leaves out what came in and is gone, and tokens that nobody knows', () => {
  expect(brief(views({ [at('aa')]: [[ONE, 0n]], [at('bb')]: [[ONE, 5n]] }, [], [cameIn(at('aa'))]))).toEqual([]);
});

it('marks a token that is called like a listed one, whatever was stored of it', () => {
  const all = views({ [at('aa')]: [[ONE, 1n]] }, [chosen(at('bb'), true, 'ЕТН')], [cameIn(at('aa'), true, 'USDС')]);
  expect(
    all
      .slice(1)
      .map(({ symbol }) => symbol)
      .sort(),
  ).toEqual(['USDС (another token)', 'ЕТН (another token)'].sort());
  expect(all.map(({ resembles }) => resembles)).toEqual([false, true, true]);
  const other = views({ [USDC]: [[ONE, 1n]] }, [chosen(at('aa'), true, 'USDC (another token)')]);
  expect(other.map(({ resembles }) => resembles)).toEqual([false, false, false]);
});

it('says nothing while no balance is known', () => {
  const balances = { native: new Map(), tokens: new Map(), at: null, answers: null };
  expect(assetViews({ network, balances, choices: new Map([chosen(at('aa'), true)]), found: [] })).toEqual([]);
});
