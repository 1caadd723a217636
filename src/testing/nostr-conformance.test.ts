/** What a page gets of window.nostr: each row of the provider's design, through the whole way from the page and back. */
import { describe, expect, it } from 'vitest';
import { createNostr } from '../inpage/nostr.ts';
import { NOSTR_KEY, SITE } from '../rpc/testing/world.ts';
import { openPage } from './page.ts';

describe('window.nostr', () => {
  const note = { kind: 1, created_at: 1, tags: [], content: '' };
  const withKey = async () => {
    const page = await openPage();
    await page.world.permissions.connectNostr({ origin: SITE, characterId: 'c1', publicKey: NOSTR_KEY });
    return { page, nostr: createNostr(page.provider) };
  };

  it('N1: the public key, after one prompt', async () => {
    const page = await openPage();
    const asking = createNostr(page.provider).getPublicKey();
    await page.world.approveFirst();
    expect(await asking).toBe(NOSTR_KEY);
  });

  it('N2: an event and texts wait for the person, and come back', async () => {
    const { page, nostr } = await withKey();
    for (const ask of [() => nostr.signEvent(note), () => nostr.nip44.encrypt(NOSTR_KEY, 'x')]) {
      const asking = ask();
      await page.world.approveFirst();
      expect(await asking).toMatchObject({ publicKey: NOSTR_KEY });
    }
    await expect(nostr.nip44.decrypt(NOSTR_KEY, 'x')).rejects.toMatchObject({ code: -32602 });
  });

  it('N3: without a key 4100, what is malformed -32602, nip04 4200, no relays', async () => {
    const { nostr } = await withKey();
    const stranger = createNostr((await openPage()).provider);
    await expect(stranger.signEvent(note)).rejects.toMatchObject({ code: 4100 });
    await expect(nostr.signEvent({ ...note, tags: 'x' })).rejects.toMatchObject({ code: -32602 });
    await expect(nostr.nip04.decrypt(NOSTR_KEY, 'x')).rejects.toMatchObject({ code: 4200 });
    expect(await nostr.getRelays()).toEqual({});
  });

  it('N4: giving up accounts keeps the key', async () => {
    const { page, nostr } = await withKey();
    await page.world.connect();
    expect(await page.ask('wallet_disconnect', [])).toMatchObject({ result: null });
    expect(await nostr.getPublicKey()).toBe(NOSTR_KEY);
  });
});
