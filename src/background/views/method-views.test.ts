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

const here = { records: [], login, checkedAt: new Map<string, number>() };

it.each(LOGIN_KINDS)('a %s keeps its kind', (kind) => {
  expect(methodViews(logWith(kind), names, here)[0]?.kind).toBe(kind);
});

it.each(['oidc', 'certificate', 'a kind of next year'])(
  'a %s, which this build does not know, is another kind of login with its state and its rank',
  (kind) => {
    const [view] = methodViews(logWith(kind), names, here);
    expect(view).toMatchObject({ id: ID, kind: 'other', state: 'active', rank: 'managing', boundHere: false });
  },
);
