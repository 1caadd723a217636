/** What a page gets of sessions with several networks (CAIP-25): each row of PROVIDER.md, through the whole way from the page and back. */
import { describe, expect, it } from 'vitest';
import { ALICE, BOB, SITE, settle } from '../rpc/testing/world.ts';
import { approved, connected } from './page.ts';

const needs = (scope: string, methods: string[] = [], notifications: string[] = []) => ({
  requiredScopes: { [scope]: { methods, notifications } },
});
const invoked = (chainId: number, method: string, params: unknown[] = []) => ({
  scope: `eip155:${chainId}`,
  request: { method, params },
});

describe('errors', () => {
  const inScope = { 'eip155:1': { methods: [], notifications: [], scopedProperties: {} } };
  it.each<[code: number, name: string, params: object]>([
    [5100, 'networks that are not there', needs('eip155:5')],
    [5101, 'methods that a session does not have', needs('eip155:1', ['eth_sign'])],
    [5102, 'notifications that a session does not have', needs('eip155:1', [], ['eth_subscription'])],
    [5300, 'properties of scopes that are none', { ...needs('eip155:1'), scopedProperties: 5 }],
    [5301, 'properties in a scope', { optionalScopes: inScope }],
    [5302, 'properties of a session that are none', { ...needs('eip155:1'), sessionProperties: 5 }],
    [5500, 'a session with an id', { ...needs('eip155:1'), sessionId: 'a' }],
  ])('%d: %s', async (code, _name, params) => {
    const page = await connected();
    expect((await page.ask('wallet_createSession', params)).code).toBe(code);
    expect(page.world.state.prompts).toBe(0);
  });
});

describe('methods', () => {
  it('wallet_createSession, wallet_getSession, wallet_invokeMethod: two networks without a switch', async () => {
    const page = await connected();
    const answer = await approved(page, 'wallet_createSession', needs('eip155:10'));
    expect(answer).toMatchObject({
      result: {
        sessionScopes: {
          'eip155:1': { accounts: [`eip155:1:${ALICE}`], notifications: [] },
          'eip155:10': { accounts: [`eip155:10:${ALICE}`], methods: expect.arrayContaining(['personal_sign']) },
        },
        sessionProperties: {},
      },
    });
    const { sessionScopes } = answer.result as { sessionScopes: object };
    expect(await page.ask('wallet_getSession')).toEqual({ result: { sessionScopes } });
    for (const chainId of [10, 1])
      expect(await page.ask('wallet_invokeMethod', invoked(chainId, 'eth_blockNumber'))).toMatchObject({
        result: { characterId: 'c1', chainId },
      });
    const hello = invoked(10, 'personal_sign', ['hi', ALICE]);
    expect(await approved(page, 'wallet_invokeMethod', hello)).toEqual({ result: '0x51' });
    expect((await page.ask('wallet_invokeMethod', invoked(31337, 'eth_blockNumber'))).code).toBe(4100);
    expect(await page.ask('eth_chainId')).toEqual({ result: '0x1' });
    expect(page.events).toEqual([]);
  });

  it('wallet_revokeSession, wallet_sessionChanged: the page hears of each change of its session', async () => {
    const page = await connected();
    const heard: unknown[] = [];
    page.provider.on('wallet_sessionChanged', ((value: unknown) => heard.push(value)) as never);
    await approved(page, 'wallet_createSession', needs('eip155:10'));
    await settle();
    expect(await page.ask('wallet_revokeSession', { scopes: ['eip155:10'] })).toEqual({ result: true });
    await settle();
    await page.world.permissions.setAccounts('c1', SITE, [BOB]);
    await settle();
    expect(await page.ask('wallet_revokeSession')).toEqual({ result: true });
    await settle();
    const networks = (value: unknown) => Object.keys((value as { sessionScopes: object }).sessionScopes);
    expect(heard.map(networks)).toEqual([['eip155:1', 'eip155:10'], ['eip155:1'], ['eip155:1'], []]);
    expect(heard[2]).toMatchObject({ sessionScopes: { 'eip155:1': { accounts: [`eip155:1:${BOB}`] } } });
  });
});
