/** A key server whose OPAQUE setup and receipt key are replaced while it runs: the wallet goes on, a new computer enters, and a new person registers. */
import { test, expect as usual } from '../../fixtures.ts';
import { inStep, syncNow } from '../../support/at-server.ts';
import { find, logIn, PATIENCE, startWithPassword } from '../../support/passwords.ts';
import { settings, unlocked } from '../../support/settings.ts';

const expect = usual.configure({ timeout: PATIENCE });
test.describe.configure({ timeout: 8 * PATIENCE });

const ADA = { account: 'ada', password: 'tundra violin gasket moth' };
const BOB = { account: 'bob', password: 'harbour pencil ninety oxide' };

test('a key server replaces its keys, and nobody has to do anything', async ({ wallet, second, keyServer }) => {
  const before = keyServer.fingerprint;
  await startWithPassword(wallet, keyServer.origin, ADA, false);
  let app = await settings(wallet, 'server');
  await expect(app.getByTestId('server-fingerprint')).toHaveText(before);
  await expect(app.getByTestId('server-key-change')).toHaveCount(0);

  await keyServer.rotate();
  expect(keyServer.fingerprint).not.toBe(before);
  await syncNow(wallet);
  app = await settings(wallet, 'server');
  await expect(app.getByTestId('server-fingerprint')).toHaveText(keyServer.fingerprint);
  await expect(app.getByTestId('server-key-change')).toContainText(before);

  // Each login asks the server for the password that was registered before.
  await wallet.lock();
  await logIn(wallet, ADA);
  await inStep(wallet);

  await find(second, keyServer.origin, ADA);
  expect((await unlocked(second)).identity.fingerprint).toBe((await unlocked(wallet)).identity.fingerprint);
  const there = await settings(second, 'server');
  await expect(there.getByTestId('server-fingerprint')).toHaveText(keyServer.fingerprint);
  await expect(there.getByTestId('server-key-change')).toHaveCount(0);
});

test('a new person registers at a key server that has replaced its keys', async ({ wallet, keyServer }) => {
  await keyServer.rotate();
  await startWithPassword(wallet, keyServer.origin, BOB, false);
  await inStep(wallet);
  await wallet.lock();
  await logIn(wallet, BOB);
});
