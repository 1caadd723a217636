/** Sign-ins without a prompt as a site meets them: in turn, behind the login, in the page itself alone, and what it is told of them. */
import { describe, expect, it } from 'vitest';
import type { SignInPolicy } from '../messaging/sign-in-policy.ts';
import { ALICE, codeOf, createWorld, ok, SITE, settle, TOP } from './testing/world.ts';

const SIGN = ['personal_sign', ['0x68', ALICE]] as const;

describe('a sign-in that the person lets a site have', () => {
  it('opens no prompt; the next one that it does not cover does', async () => {
    const world = createWorld();
    await world.connect();
    world.state.signsIn = 1;
    expect(await world.request(...SIGN)).toEqual(ok('0x53'));
    expect(world.state.prompts).toBe(0);
    const asked = world.request(...SIGN);
    await world.approveFirst();
    expect(await asked).toEqual(ok('0x51'));
  });

  it('waits for the login, and for the prompt that is open', async () => {
    const world = createWorld();
    await world.connect();
    Object.assign(world.state, { signsIn: 1, unlocked: false });
    const locked = world.request(...SIGN);
    await settle();
    expect(world.state).toMatchObject({ unlocks: 1, executed: [] });
    world.unlock();
    expect(await locked).toEqual(ok('0x53'));
    const open = world.request(...SIGN);
    await world.waiting();
    world.state.signsIn = 1;
    const behind = world.request(...SIGN);
    await settle();
    expect(world.state.signsIn).toBe(1);
    await world.refuseFirst();
    expect(codeOf(await open)).toBe(4001);
    expect(await behind).toEqual(ok('0x53'));
  });

  it('is none in a frame, of a closed character, or of an account that the site does not see', async () => {
    const world = createWorld();
    await world.connect();
    world.state.signsIn = 9;
    void world.request(...SIGN, { caller: { ...TOP, frameId: 3 } });
    expect(await world.waiting()).toHaveLength(1);
    await world.refuseFirst();
    expect(codeOf(await world.request('personal_sign', ['0x68', `0x${'ab'.repeat(20)}`]))).toBe(4100);
    world.state.open = [];
    expect(codeOf(await world.request(...SIGN))).toBe(4100);
    expect(world.state.executed).toEqual([]);
  });

  it('also answers wallet_connect of a connected site', async () => {
    const world = createWorld();
    await world.connect();
    world.state.signsIn = 1;
    const signInWithEthereum = { nonce: '12345678', chainId: '0x1' };
    await world.request('wallet_connect', [{ version: '1', capabilities: { signInWithEthereum } }]);
    expect(world.state).toMatchObject({ prompts: 0, executed: ['signed in'] });
  });
});

describe('wallet_getCurrentAutoLoginPolicy', () => {
  const policy: SignInPolicy = {
    ...{ account: ALICE, domain: 'app.example', uriPrefix: `${SITE}/login`, chains: [1], resources: ['ipfs://a'] },
    ...{ statement: 'Welcome.', longest: null, since: 1_000_000, until: 4_600_000 },
  };
  const none = { activePolicy: null, expires: 0, willingToCreatePolicy: true };
  const get = 'wallet_getCurrentAutoLoginPolicy';

  it('tells a site its own, in the words of ERC-8019, also while the wallet is locked', async () => {
    const world = createWorld();
    expect(await world.request(get)).toEqual(ok(none));
    await world.connect();
    expect(await world.request(get)).toEqual(ok(none));
    await world.permissions.letSignIn('c1', SITE, policy);
    world.state.unlocked = false;
    const activePolicy = {
      ...{ domain: 'app.example', uriPrefix: `${SITE}/login`, allowedChains: [1], allowedResources: ['ipfs://a'] },
      ...{ supportsEIP6492: false, defaultExpiration: 3600 },
    };
    expect(await world.request(get)).toEqual(ok({ activePolicy, expires: 4600, willingToCreatePolicy: true }));
    expect(await world.request(get, [], { caller: { ...TOP, origin: 'https://other.example' } })).toEqual(ok(none));
    expect(world.state).toMatchObject({ unlocks: 0, prompts: 0 });
    world.state.now = 4_600_000;
    expect(await world.request(get)).toEqual(ok(none));
  });

  it('has none in a frame, or on a page that came without encryption', async () => {
    const world = createWorld();
    await world.connect();
    await world.permissions.letSignIn('c1', SITE, policy);
    const never = { ...none, willingToCreatePolicy: false };
    expect(await world.request(get, [], { caller: { ...TOP, frameId: 3 } })).toEqual(ok(never));
    expect(await world.request(get, [], { caller: { ...TOP, origin: 'http://app.example' } })).toEqual(ok(never));
  });
});
