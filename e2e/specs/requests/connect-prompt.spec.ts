/** The connect prompt of a character with many accounts, with a simulated worker: what is ticked beforehand is drawn. */
import type { ConnectReview } from '../../../src/messaging/approval.ts';
import { treasury } from '../../screens/crowded.ts';
import { openScreen } from '../../screens/open.ts';
import { connect } from '../../screens/requests.ts';
import { full } from '../../screens/snapshots.ts';
import { BUILT, expect, test } from '../../screens/test.ts';

test('an account that is ticked beforehand is drawn, however far down it stands', async ({ page }) => {
  const accounts = treasury.accounts.map(({ address, name }, at) => ({
    ...{ address, name, balance: null, viewOnly: false },
    ticked: at === 24,
  }));
  const body: ConnectReview = { ...(connect.review.body as ConnectReview), accounts };
  await openScreen(page, BUILT, {
    name: 'prompt',
    path: 'prompt.html',
    width: 400,
    height: 640,
    snapshot: { ...full, approvals: [{ ...connect, review: { ...connect.review, body } }] },
  });
  const choices = page.getByTestId('request-accounts');
  await expect(choices.getByRole('checkbox', { checked: true })).toHaveCount(1);
  await expect(choices.getByRole('checkbox', { name: /^Account 25\b/ })).toBeChecked();
});
