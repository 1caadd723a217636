/** Approving a connection: which accounts, a login key, and as which character. */
import { describe, expect, it } from 'vitest';
import type { SignInFields } from '../ethereum/sign-in-text.ts';
import type { ApprovalEdits } from '../messaging/approval.ts';
import { approval, asked } from './testing/asked.ts';
import { ACCOUNT, recordsOf, WATCHED } from './testing/fakes.ts';

describe('a connection', () => {
  const connecting = { kind: 'connect' } as const;

  it('needs an account, and only one that was shown', async () => {
    const { approvals, id } = await asked({}, connecting);
    await expect(approvals.decide(id, approval())).rejects.toMatchObject({ code: 'bad-input' });
    const stranger = approval(1, { edits: { accounts: ['0x0000000000000000000000000000000000000001'] } });
    await expect(approvals.decide(id, stranger)).rejects.toMatchObject({ code: 'bad-input' });
    await approvals.decide(id, approval(1, { edits: { accounts: [ACCOUNT], newAccount: false } }));
    expect(await approvals.list()).toEqual([]);
  });

  it('can be only a new account', async () => {
    const { world, approvals, id } = await asked({}, connecting);
    await approvals.decide(id, approval(1, { edits: { newAccount: true } }));
    expect(recordsOf(world)[0]?.edits).toEqual({ newAccount: true });
  });

  it('can be only the login key of the site, alone', async () => {
    const { world, approvals, id } = await asked({}, connecting);
    const linked: ApprovalEdits[] = [{ accounts: [ACCOUNT] }, { newAccount: true }];
    for (const others of linked)
      await expect(approvals.decide(id, approval(1, { edits: { loginKey: true, ...others } }))).rejects.toMatchObject({
        code: 'bad-input',
        message: expect.stringContaining('that would link them'),
      });
    await approvals.decide(id, approval(1, { edits: { loginKey: true, accounts: [], newAccount: false } }));
    expect(recordsOf(world)[0]?.state).toBe('answered');
  });

  it('with a sign-in needs an account that can sign', async () => {
    const signIn = { nonce: '12345678' } as unknown as SignInFields;
    const { world, approvals, id } = await asked({}, { kind: 'connect', signIn });
    const looked = approval(1, { edits: { accounts: [WATCHED] } });
    await expect(approvals.decide(id, looked)).rejects.toMatchObject({ code: 'bad-input' });
    await approvals.decide(id, approval(1, { edits: { accounts: [WATCHED, ACCOUNT] } }));
    expect(recordsOf(world)[0]?.state).toBe('answered');
  });

  it('goes on as another character, which must be read anew', async () => {
    const { world, approvals, id } = await asked({}, connecting);
    await approvals.move(id, 'market');
    await expect(approvals.decide(id, approval(1, { edits: { newAccount: true } }))).rejects.toMatchObject({
      code: 'stale',
    });
    expect((await approvals.views())[0]).toMatchObject({ characterId: 'market', revision: 2 });
    world.now += 500;
    await approvals.decide(id, approval(2, { edits: { newAccount: true } }));
    expect(recordsOf(world)[0]?.characterId).toBe('market');
  });

  it('with another key of nostr than the one that was shown must be read anew', async () => {
    const { world, approvals, id } = await asked({}, { kind: 'nostr-connect' });
    const brought = { edits: { publicKey: 'brought' } };
    await expect(approvals.decide(id, approval(1, brought))).rejects.toMatchObject({ code: 'stale' });
    expect((await approvals.views())[0]).toMatchObject({ revision: 2, review: { body: { chosen: 'brought' } } });
    world.now += 500;
    await approvals.decide(id, approval(2, brought));
    expect(recordsOf(world)[0]).toMatchObject({ state: 'answered', edits: { publicKey: 'brought' } });
  });

  it('moves nothing but connections', async () => {
    const { approvals, id } = await asked();
    await expect(approvals.move(id, 'market')).rejects.toMatchObject({ code: 'bad-input' });
  });
});
