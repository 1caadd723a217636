/** The list of login methods, also where a newer version of the wallet added one to the log. */
import { expect, it } from 'vitest';
import { LOGIN_KINDS } from '../../messaging/login.ts';
import type { IdentityDocument, LogView, OpenLogin } from '../../session/session.ts';
import { methodViews } from './method-views.ts';

const ID = '0a'.repeat(16);
const names = { name: 'Ada', methods: {}, levels: {}, characters: {} } as IdentityDocument;
const login = { methodId: 'another' } as OpenLogin;

const logWith = (kind: string): LogView =>
  ({
    methods: [
      {
        id: ID,
        kind,
        levelId: 'level',
        addedAt: 1,
        state: 'active',
        activeFrom: null,
        waits: null,
        rank: 'managing',
        frozenSince: null,
        frozenBy: null,
        hasFreezeCode: false,
      },
    ],
  }) as unknown as LogView;

const rows = { origin: null, left: [] };
const here = { records: [], login, checkedAt: new Map<string, number>(), rows };

it.each(LOGIN_KINDS)('a %s keeps its kind', (kind) => {
  expect(methodViews(logWith(kind), names, here)[0]?.kind).toBe(kind);
});

it.each(['a kind of next year'])(
  'a %s, which this build does not know, is another kind of login with its state and its rank',
  (kind) => {
    const [view] = methodViews(logWith(kind), names, here);
    expect(view).toMatchObject({ id: ID, kind: 'other', state: 'active', rank: 'managing', boundHere: false });
  },
);

it('takes the AAGUID from the signed names, and the sync state from the last login on this computer', () => {
  const [signed, seen] = ['ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4', 'bada5566-a7aa-401f-bd96-45619a55120d'];
  const named = {
    name: 'Key',
    addedAt: 1,
    authenticator: { aaguid: signed, sync: 'syncable' as const, credentialId: 'AA' },
  };
  const record = {
    methodId: ID,
    bound: null,
    lastUsedAt: null,
    authenticator: { aaguid: seen, sync: 'synced' as const },
  };
  const view = (document: IdentityDocument, records: (typeof record)[]) =>
    methodViews(logWith('passkey'), document, { ...here, records })[0]?.authenticator;
  const withNames = { ...names, methods: { [ID]: named } } as IdentityDocument;
  expect(view(withNames, [record])).toEqual({ aaguid: signed, sync: 'synced' });
  expect(view(withNames, [])).toEqual({ aaguid: signed, sync: 'syncable' });
  expect(view(names, [record])).toEqual({ aaguid: seen, sync: 'synced' });
  expect(view(names, [])).toBeUndefined();
});
