/** A password after a move from one real key server to another: enrolled anew in one step, its account name at the old one free. */
import { test, expect as usual } from '../../fixtures.ts';
import { startKeyServer } from '../../support/key-server.ts';
import { logIn, PATIENCE, startWithPassword } from '../../support/passwords.ts';
import { settings } from '../../support/settings.ts';

const expect = usual.configure({ timeout: PATIENCE });
test.describe.configure({ timeout: 8 * PATIENCE });

const ADA = { account: 'ada', password: 'tundra violin gasket moth' };
const STRANGER = { account: 'ada', password: 'harbour pencil ninety oxide' };

test('a password follows its identity to another key server', async ({ wallet, second, keyServer }) => {
  const next = await startKeyServer();
  try {
    await startWithPassword(wallet, keyServer.origin, ADA, false);
    let app = await settings(wallet, 'server');
    await app.getByTestId('move-server').click();
    await app.getByTestId('new-server-url').fill(next.origin);
    await expect(app.getByTestId('choose-server').getByTestId('server-fingerprint')).toHaveText(next.fingerprint);
    await app.getByTestId('use-server').click();
    const question = app.getByTestId('confirm-change');
    await question.getByTestId('password').fill(ADA.password);
    await question.getByTestId('continue').click();
    await app.getByRole('button', { name: 'Done' }).click();
    await expect(app.getByText('A password still belongs to the old server')).toBeVisible();

    app = await settings(wallet, 'login-methods');
    const notes = app.getByTestId('moved-notes');
    await expect(notes).toContainText(new URL(keyServer.origin).host);
    await app.getByTestId('enrol-again').click();
    const dialog = app.getByTestId('enrol-again-dialog');
    await dialog.getByTestId('password').fill(STRANGER.password);
    await dialog.getByTestId('confirm-enrol').click();
    await expect(dialog.getByRole('alert')).toContainText('Wrong account name or password');
    await dialog.getByTestId('password').fill(ADA.password);
    await dialog.getByTestId('confirm-enrol').click();
    await expect(dialog).toBeHidden();
    await expect(notes).toHaveCount(0);

    // The name is free at the old server: somebody else takes it.
    await startWithPassword(second, keyServer.origin, STRANGER, false);
    await keyServer.stop();
    await wallet.lock();
    await logIn(wallet, ADA);
  } finally {
    await next.end();
  }
});
