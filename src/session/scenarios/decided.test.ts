/** A signature may be made while the decision for it is being stored: it is given out, counted and named when that is done, or not at all. */
import { describe, expect, it } from 'vitest';
import { WalletError } from '../../lib/errors.ts';
import { limitedPerson } from '../testing/limited-person.ts';

/** A decision that is being stored. */
function deciding() {
  let stored = () => {};
  let failed = () => {};
  const decided = new Promise<void>((resolve, reject) => {
    stored = resolve;
    failed = () => reject(new WalletError('storage-full', 'The disk is full.'));
  });
  decided.catch(() => undefined);
  return { decided, stored: () => stored(), failed: () => failed() };
}

describe('a signature whose decision is being stored', () => {
  it('is given out when the decision is stored', async () => {
    const { signing, asked, from, everyday, profile } = await signer();
    const { decided, stored } = deciding();
    const seen: string[] = [];
    const message = signing
      .message({ ...asked('slow'), decided }, { characterId: everyday, address: from, chainId: 1 }, '0x68')
      .then((signature) => seen.push(signature));
    // Another one that is decided already overtakes it: the first one waits for its decision and for nothing else.
    await signing.message(asked('quick'), { characterId: everyday, address: from, chainId: 1 }, '0x69');
    expect(seen).toEqual([]);
    await signing.keepSigned();
    expect((await profile()).signed).toHaveLength(1);
    stored();
    await message;
    expect(seen).toHaveLength(1);
    await signing.keepSigned();
    expect((await profile()).signed).toHaveLength(2);
  });

  it('is neither given out nor named where the decision cannot be stored', async () => {
    const { signing, asked, from, everyday, profile } = await signer();
    const { decided, failed } = deciding();
    failed();
    const signed = signing.message(
      { ...asked('lost'), decided },
      { characterId: everyday, address: from, chainId: 1 },
      '0x68',
    );
    await expect(signed).rejects.toMatchObject({ code: 'storage-full' });
    await signing.keepSigned();
    expect((await profile()).signed ?? []).toEqual([]);
  });

  it('is not counted where the decision cannot be stored', async () => {
    const { signing, asked, transaction, everyday, pay, profile } = await signer({ daily: { 1: '100' } });
    const { decided, failed } = deciding();
    failed();
    const sent = signing.transaction({ ...asked('lost'), decided }, everyday, transaction(60n, 0), '0');
    await expect(sent).rejects.toMatchObject({ code: 'storage-full' });
    expect([(await profile()).spent ?? {}, (await profile()).signed ?? []]).toEqual([{}, []]);
    await pay(100n, 0);
  });
});

async function signer(rule: Parameters<typeof limitedPerson>[0] = {}) {
  const person = await limitedPerson(rule);
  const profile = () => person.stage.session.profiles.read(person.everyday);
  return { ...person, signing: person.signing(), profile };
}
