/** Texts that a person sets wider stay whole and do not stand on each other (WCAG 2.2: 1.4.12). */
import approvals from '../../screens/cases/approvals.ts';
import details from '../../screens/cases/details.ts';
import limits from '../../screens/cases/limits.ts';
import opens from '../../screens/cases/opens.ts';
import popup from '../../screens/cases/popup.ts';
import prompt from '../../screens/cases/prompt.ts';
import server from '../../screens/cases/server.ts';
import settings from '../../screens/cases/settings.ts';
import tab from '../../screens/cases/tab.ts';
import { openScreen } from '../../screens/open.ts';
import { sideways } from '../../screens/reflow.ts';
import { lostWhenWider } from '../../screens/spacing.ts';
import { BUILT, expect, test } from '../../screens/test.ts';

const NAMES = [
  ...['popup-home', 'popup-activity', 'popup-activity-page', 'popup-send', 'popup-receive', 'popup-switcher'],
  ...['popup-locked', 'popup-site', 'popup-networks-priced', 'prompt-send', 'prompt-connect', 'prompt-permit'],
  ...['prompt-sign-message', 'prompt-lookalike', 'prompt-calls', 'prompt-refused', 'prompt-swap', 'prompt-nostr-login'],
  ...['settings-characters', 'settings-levels', 'settings-login-methods', 'settings-sites', 'settings-address-book'],
  ...['settings-backup', 'settings-networks', 'settings-history', 'settings-preferences', 'settings-new-level'],
  ...[
    'opens-rest',
    'limits-page',
    'settings-approvals',
    'server-settings-away',
    'detail-account-1280',
    'tab-login-failed',
  ],
];
const screens = [popup, prompt, settings, opens, limits, approvals, server, details, tab].flat();

test('there are such screens', () => {
  const known = screens.map(({ name }) => name);
  expect(NAMES.filter((name) => !known.includes(name))).toEqual([]);
});

for (const screen of screens.filter(({ name }) => NAMES.includes(name))) {
  test(`wider texts are whole on ${screen.name}`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openScreen(page, BUILT, screen);
    if (screen.path.startsWith('app.html')) await page.setViewportSize({ width: 320, height: 640 });
    expect(await lostWhenWider(page)).toEqual([]);
    // The table of levels is scrolled by itself.
    expect((await sideways(page)).filter((one) => !one.includes('matrix-place'))).toEqual([]);
  });
}
