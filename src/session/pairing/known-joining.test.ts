/** Joining an identity with a login method that opens another one on this computer already, and what neither side learns by that. */
import { afterEach, expect, it } from 'vitest';
import type { LogState } from '../../keys/log/state.ts';
import { bareHex, fromHex } from '../../lib/bytes.ts';
import { toJsonBytes } from '../../lib/json-bytes.ts';
import { createComputer } from '../testing/served.ts';
import { openIdentity, unlockWith } from '../testing/several.ts';
import { proofOf, type Stage } from '../testing/stage.ts';
import { codeOf, createTwoComputers, ORIGIN, type TwoComputers } from '../testing/two-computers.ts';

const open: TwoComputers[] = [];
afterEach(() => {
  for (const two of open.splice(0)) two.stop();
});

/** Ida has an identity of her own at the same server, and is invited. */
async function invited(given: Parameters<typeof createTwoComputers>[0] = {}) {
  const two = await createTwoComputers({ ...given, withOwn: true });
  open.push(two);
  const { managing, fresh } = two;
  if (two.own === null) throw new Error('She has no identity.');
  await managing.door.invite();
  await fresh.door.join(ORIGIN, await codeOf(two));
  return { ...two, own: two.own, two };
}

type Invited = Awaited<ReturnType<typeof invited>>;

const bringOwn = ({ fresh, own }: Invited) => {
  const { authenticator, localSalt, methodId } = own.created;
  return fresh.door.bringKnown({ vault: own.computer.stage.vault, methodId, secrets: authenticator.prf(localSalt) });
};

const wantedOf = async ({ managing }: Invited) => {
  const level = (await managing.stage.session.view()).log.levels[0];
  return { name: 'Passkey of Ida', levelId: level?.id ?? '', whose: { personName: 'Ida Holm' } };
};

async function join(there: Invited): Promise<void> {
  const { managing, fresh } = there;
  await bringOwn(there);
  const words = [await managing.until('compare'), await fresh.until('compare')].map(
    (view) => view?.step === 'compare' && view.words,
  );
  expect(words[0]).toEqual(words[1]);
  const paper = { kind: 'recovery-key', text: managing.created.recoveryKey } as const;
  const confirmed = managing.door.confirm(await wantedOf(there), paper);
  await managing.until('confirming');
  await fresh.door.agree();
  await confirmed;
  await fresh.until(null);
}

it('opens both identities with one login method, on this computer and on a new one', async () => {
  const there = await invited();
  await join(there);
  const { fresh, own, managing, server } = there;
  const joined = await openIdentity(fresh);
  expect(joined).toBe(await openIdentity(managing));
  // Her own identity opens as before.
  await fresh.stage.session.lock();
  await unlockWith(own.computer, own.created);
  const before = await openIdentity(own.computer);
  expect(before).not.toBe(joined);
  // A new computer finds both with the one passkey.
  const computer = await createComputer(server.fetch, there.now.at);
  const { authenticator } = own.created;
  const found = await computer.stage.session.keyServer.find(ORIGIN, {
    keepCopy: true,
    secrets: authenticator.prf('AAAA'),
    credential: { credentialId: authenticator.credentialId, transports: [], localSalt: 'AAAA' },
  });
  expect(found.map(({ identityId }) => identityId).sort()).toEqual([before, joined].sort());
});

it('shows the members of the identity nothing of the other one', async () => {
  const there = await invited();
  await join(there);
  const { managing, own } = there;
  await unlockWith(own.computer, own.created);
  const logOf = async ({ session }: Stage) => {
    const [login] = await session.layers();
    return session.parts.logs.read(fromHex(login?.identityId ?? ''));
  };
  const [mine, theirs] = [await logOf(own.computer.stage), await logOf(managing.stage)];
  const namesOf = ({ methods, devices }: LogState) =>
    [...methods.values(), ...devices.values()].flatMap((each) =>
      Object.values(each).flatMap((value) =>
        // A recovery key is of no person.
        value instanceof Uint8Array && value.some((byte) => byte !== 0) ? [bareHex(value)] : [],
      ),
    );
  expect(namesOf(mine).length).toBeGreaterThan(5);
  expect(namesOf(mine).filter((name) => namesOf(theirs).includes(name))).toEqual([]);
  expect(toJsonBytes(await managing.stage.session.view())).not.toContain(bareHex(mine.identityId));
});

it('refuses a login method that was a member before: its keys are those that were removed', async () => {
  const there = await invited();
  await join(there);
  const { managing, fresh, own } = there;
  await fresh.stage.session.lock();
  // Another place of the same wallet, invited once more.
  const again = await there.two.another();
  await managing.door.end();
  await managing.door.invite();
  await again.door.join(ORIGIN, await codeOf(there.two));
  const { authenticator, localSalt, methodId } = own.created;
  const bring = again.door.bringKnown({
    vault: own.computer.stage.vault,
    methodId,
    secrets: authenticator.prf(localSalt),
  });
  await expect(bring).rejects.toMatchObject({ code: 'exists' });
  expect((await again.door.joining())?.step).toBe('make');
});

it('goes on after the worker stopped at any step', async () => {
  for (const stopAt of ['meeting', 'compare', 'agreed'] as const) {
    const there = await invited();
    const { managing, fresh } = there;
    await bringOwn(there);
    if (stopAt === 'meeting') fresh.restart();
    await managing.until('compare');
    await fresh.until('compare');
    if (stopAt === 'compare') fresh.restart();
    const confirmed = managing.door.confirm(await wantedOf(there), proofOf(managing.created));
    await managing.until('confirming');
    await fresh.door.agree();
    if (stopAt === 'agreed') fresh.restart();
    await confirmed;
    await fresh.until('waits', null);
  }
});
