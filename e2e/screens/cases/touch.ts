/** Screens of several passkeys and security keys: the list, the details of one, and the choice at login. */
import type { Page } from 'playwright';
import type { Authenticator } from '../../../src/messaging/login.ts';
import type { LockedSnapshot, LoginOption, MethodView, UnlockedSnapshot } from '../../../src/messaging/snapshot.ts';
import type { Screen } from '../screen.ts';
import { full, locked } from '../snapshots.ts';

const apple: Authenticator = { aaguid: 'fbfc3007-154e-4ecc-8c0b-6e020557d7bd', sync: 'synced' };
const hello: Authenticator = { aaguid: '08987058-cadc-4b81-b6e1-30de50dcbe96', sync: 'bound' };
const yubikey: Authenticator = { aaguid: '2fc0579f-8113-47ea-b116-bb5a8db9202a', sync: 'bound' };
const unknown: Authenticator = { aaguid: '01020304-0506-0708-0102-030405060708', sync: 'bound' };
const silent: Authenticator = { aaguid: '00000000-0000-0000-0000-000000000000', sync: 'syncable' };

const DAY = 86_400_000;
const [laptop, key, paper] = full.methods as [MethodView, MethodView, MethodView];
const at = (
  method: MethodView,
  id: string,
  name: string,
  authenticator: Authenticator,
  days: number | null,
): MethodView => ({
  ...method,
  id,
  name,
  authenticator,
  lastUsedAt: days === null ? null : laptop.addedAt + (40 - days) * DAY,
  current: id === 'm1',
});
const methods = [
  at(laptop, 'm1', 'Fingerprint on this laptop', hello, 0),
  at(laptop, 'm4', 'Phone', apple, 3),
  at(laptop, 'm5', 'Passkey of the old tablet', silent, null),
  at(key, 'm2', 'Blue key on the ring', yubikey, 1),
  at(key, 'm6', 'Red key in the drawer', yubikey, 30),
  at(key, 'm7', 'Key from the fair', unknown, null),
  paper,
];

const several: UnlockedSnapshot = {
  ...full,
  levels: full.levels.map((level) => ({ ...level, name: level.manages ? 'Everything' : 'Daily' })),
  methods,
};

const ceremony = { credentialId: 'AQ', transports: ['internal'], rpId: null, prfFirst: 'AA', prfSecond: 'AQ' };
const options = methods.flatMap(({ id, kind, authenticator, lastUsedAt }): LoginOption[] =>
  (kind === 'passkey' || kind === 'security-key') && authenticator !== undefined
    ? [{ methodId: id, kind, ceremony, authenticator, lastUsedAt, usedLast: id === 'm1' }]
    : [],
);
const closed: LockedSnapshot = { ...locked, loginOptions: options };

const shown = (name: string, path: string, snapshot: Screen['snapshot'], steps?: Screen['steps']): Screen => ({
  name,
  path,
  width: 1280,
  height: 1000,
  snapshot,
  ...(steps === undefined ? {} : { steps }),
});

const details = (name: string) => async (page: Page) => {
  await page.getByRole('button', { name: `More for ${name}` }).click();
  await page.getByTestId('method-details').click();
};

const [before, now] = ['https://old.example.org', 'https://keys.example.org'];
const server: UnlockedSnapshot['server'] = {
  origin: now,
  fingerprint: '7c31 90ab 5e2d 44f0 1b8e 9d67 02aa 91fe',
  state: 'in-step',
  lastContact: laptop.addedAt + 40 * DAY,
  waiting: 0,
  problem: null,
  newFingerprint: null,
  keyChange: null,
};
const password: MethodView = { ...key, id: 'm8', name: 'Password', kind: 'password', lastUsedAt: laptop.addedAt };
const other: MethodView = { ...password, id: 'm9', name: 'Password of the studio', leftAt: [before] };
const moved: UnlockedSnapshot = {
  ...full,
  server,
  methods: [laptop, key, { ...password, enrolledAt: before }, other, paper],
};
const account: MethodView = { ...password, name: 'Account of the harbour office', kind: 'oidc', enrolledAt: before };
const movedAccount: UnlockedSnapshot = { ...moved, methods: [laptop, key, account, paper] };

const screens: Screen[] = [
  shown('touch-methods', 'app.html#/settings/login-methods', several),
  { ...shown('touch-methods-narrow', 'app.html#/settings/login-methods', several), width: 480, whole: true },
  shown('touch-details', 'app.html#/settings/login-methods', several, details('Blue key on the ring')),
  shown('touch-details-synced', 'app.html#/settings/login-methods', several, details('Phone')),
  shown('touch-moved', 'app.html#/settings/login-methods', moved),
  shown('touch-moved-server', 'app.html#/settings/server', moved),
  shown('touch-moved-enrol', 'app.html#/settings/login-methods', moved, (page) =>
    page.getByTestId('enrol-again').click(),
  ),
  {
    ...shown('touch-moved-account', 'app.html#/settings/login-methods', movedAccount, (page) =>
      page.getByTestId('enrol-again').click(),
    ),
    answers: {
      'oidc-issuers': [
        { id: 'work', name: 'Harbour Works', kind: 'company', host: 'login.harbour-works.example' },
        { id: 'phone', name: 'Phone Login', kind: 'phone', host: 'phone-login.example:8443' },
      ],
    },
  },
  shown('touch-login', 'app.html#/login', closed),
  { ...shown('touch-login-popup', 'popup.html', closed), width: 360, height: 600 },
];

export default screens;
