/** What is taken from a site while its request is still being prepared is taken from that request too. */
import { describe, expect, it } from 'vitest';
import { ALICE, BOB, codeOf, createWorld, SITE, settle } from './testing/world.ts';

const send = [{ from: ALICE, to: BOB, value: '0x1' }];

/** A world whose node answers the preparation only when it is told to. */
function createSlow() {
  const world = createWorld();
  const { prepare } = world.chain;
  const held: (() => void)[] = [];
  world.chain.prepare = async (...args) => {
    await new Promise<void>((resolve) => held.push(resolve));
    return prepare(...args);
  };
  const answer = (): void => {
    for (const resolve of held.splice(0)) resolve();
  };
  return { world, answer };
}

describe('a site that is changed while its request is prepared', () => {
  it.each([
    ['moved to another character', (world: ReturnType<typeof createWorld>) => world.connect(SITE, 'c2', [BOB])],
    ['disconnected', (world: ReturnType<typeof createWorld>) => world.permissions.revoke(SITE)],
    ['put on another network', (world: ReturnType<typeof createWorld>) => world.permissions.setChain('c1', SITE, 10)],
    ['dropped', (world: ReturnType<typeof createWorld>) => world.rpc.dropSite(SITE)],
  ])('%s: no prompt of what it was', async (_name, change) => {
    const { world, answer } = createSlow();
    await world.connect();
    const reply = world.request('eth_sendTransaction', send);
    await settle();
    await change(world);
    answer();
    await settle();
    expect(await world.waiting()).toEqual([]);
    expect(world.state.prompts).toBe(0);
    expect(codeOf(await reply)).toBe(4001);
  });
});
