/** Names of sites that could be taken for well-known ones. */
import { describe, expect, it } from 'vitest';
import { siteNameOf } from '../../testing/site-name.ts';
import { resembledSite } from './site-resemblance.ts';

const resembled = (host: string): string | null => resembledSite(siteNameOf(`https://${host}`));

describe('a well-known site', () => {
  it.each(['uniswap.org', 'app.uniswap.org', 'aave.com', 'metamask.github.io', 'ether.fi', 'curve.fi', 'app.1inch.io'])(
    '%s is itself',
    (host) => {
      expect(resembled(host)).toBeNull();
    },
  );

  it.each([
    ['aave-claims.net', 'aave.com'],
    ['uniswapdrop.example', 'uniswap.org'],
    ['uniswap.example', 'uniswap.org'],
    ['uniswao.org', 'uniswap.org'],
    ['unisswap.org', 'uniswap.org'],
    ['uniwsap.org', 'uniswap.org'],
    ['claim-opensae.io', 'opensea.io'],
    ['uniswap.org.claim.example', 'uniswap.org'],
    ['app.uniswap.org.claim.example', 'uniswap.org'],
    ['lido-rewards.example', 'lido.fi'],
    ['1inch-claim.example', '1inch.com'],
    ['hyperliquld.xyz', 'hyperliquid.xyz'],
    ['ledger-live.example', 'ledger.com'],
    ['curve.example', 'curve.finance'],
  ])('%s could be taken for %s', (host, known) => {
    expect(resembled(host)).toBe(known);
  });

  it.each([
    'guild.xyz',
    'waave.example',
    'openledger.example',
    'bledger.example',
    'learningcurve.example',
    'snapshot.box',
    'localhost:5173',
    'union.example',
    '127.0.0.1:8080',
  ])('%s is nobody else', (host) => {
    expect(resembled(host)).toBeNull();
  });
});
