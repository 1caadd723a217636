/** What is typed is stretched once, whatever there is to open with it; and it opens the copy that belongs to it, of whichever identity. */
import { beforeEach, expect, it, vi } from 'vitest';
import { createId } from '../../keys/ids.ts';
import { emptyCopy } from '../../keys/local-copy.ts';
import { passwordLocalSecret } from '../../keys/modes/password.ts';
import { bareHex, fromBase64Url, randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { compartmentOf } from '../../vault/compartment.ts';
import { createMemoryVault } from '../../vault/testing/memory.ts';
import type { Vault } from '../../vault/vault.ts';
import { bind, boundChange } from '../login/bound-copy.ts';
import { boundPassword } from '../login/password.ts';
import { copyOpenedBy } from './find-copy.ts';

const stretched = vi.hoisted(() => ({ times: 0 }));
vi.mock('../../keys/modes/opaque-secrets.ts', async (original) => {
  const own = await original<typeof import('../../keys/modes/opaque-secrets.ts')>();
  return {
    ...own,
    localSecretOf: (...args: Parameters<typeof own.localSecretOf>) => {
      stretched.times += 1;
      return own.localSecretOf(...args);
    },
  };
});

const salt = toBase64Url(randomBytes(32));
const typed = (password: string | null) => ({ kind: 'password' as const, methodId: '', password, key: null });

/** A login method with this password in the compartment. @returns its id */
async function bound(
  disk: Vault,
  id: string,
  password: string,
  { personal, localUnlock = true }: { personal?: string; localUnlock?: boolean } = {},
): Promise<string> {
  const keeping = { accountName: 'mira', rememberName: false };
  const credential = boundPassword(
    { ...keeping, password: localUnlock ? password : null },
    'https://keys.example',
    salt,
    personal,
  );
  const methodId = bareHex(createId());
  const secret = await passwordLocalSecret(password, fromBase64Url(salt));
  const seeds = { authenticationSeed: randomBytes(32), deviceSeed: randomBytes(32), generation: 1 };
  const names = { identityId: randomBytes(32), methodId, deviceId: bareHex(createId()), lastUsedAt: null };
  const { record } = bind(credential, names, secret, {
    ...emptyCopy(seeds),
    identityDocumentKey: { epoch: 1, key: randomBytes(32) },
    head: { number: 1, hash: randomBytes(32) },
  });
  await compartmentOf(disk, id).commit([boundChange(record)]);
  return methodId;
}

const storedIn = (disk: Vault, ...ids: string[]) =>
  ids.map((id) => ({ id, vault: compartmentOf(disk, id), isHidden: false }));

let disk: Vault;
beforeEach(async () => {
  disk = await createMemoryVault();
});

it('finds the identity whose password was typed, and none for another one', async () => {
  await bound(disk, 'shown', 'one password');
  const methodId = await bound(disk, 'hidden', 'another password');
  const stored = storedIn(disk, 'shown', 'hidden');
  expect(await copyOpenedBy(stored, typed('another password'), salt)).toEqual({ id: 'hidden', methodId });
  expect(await copyOpenedBy(stored, typed('one password'), salt)).toMatchObject({ id: 'shown' });
  expect(await copyOpenedBy(stored, typed('a third password'), salt)).toBeNull();
  expect(await copyOpenedBy(stored, { ...typed('another password'), kind: 'oidc' }, salt)).toBeNull();
});

it('stretches what was typed once, with nothing to open, one password or several', async () => {
  const count = async (ids: string[]) => {
    stretched.times = 0;
    expect(await copyOpenedBy(storedIn(disk, ...ids), typed('a wrong password'), salt)).toBeNull();
    return stretched.times;
  };
  for (const id of ['one', 'two', 'three']) await bound(disk, id, `password of ${id}`);
  expect([await count([]), await count(['one']), await count(['one', 'two', 'three'])]).toEqual([1, 1, 1]);
});

it('tries no password that needs the key server or something else that is typed', async () => {
  await bound(disk, 'server', 'at the server', { localUnlock: false });
  await bound(disk, 'personal', 'and more', { personal: 'the first cat' });
  const stored = storedIn(disk, 'server', 'personal');
  expect(await copyOpenedBy(stored, typed('at the server'), salt)).toBeNull();
  expect(await copyOpenedBy(stored, typed('and more'), salt)).toBeNull();
  expect(await copyOpenedBy(stored, typed(null), salt)).toBeNull();
});
