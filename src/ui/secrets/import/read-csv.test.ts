/** CSV files as Bitwarden and Chrome write them, and hostile ones: nothing throws anything but a sentence, and no row is lost unsaid. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { SECRET_LIMITS } from '../../../messaging/secret.ts';
import { CSV_LIMITS, CsvProblem, readCsv } from './read-csv.ts';

const BITWARDEN = 'folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp';
const CHROME = 'name,url,username,password,note';

describe('Bitwarden', () => {
  it('gives logins with two-step keys, several addresses and custom fields, and notes', async () => {
    const file = await readCsv(
      [
        BITWARDEN,
        'Social,1,login,Forum,"two\nlines","PIN: 1234",0,"https://forum.example/login,https://m.forum.example",mara,"p,""q""",JBSWY3DPEHPK3PXP',
        ',,note,Alarm,the code is 4711,,0,,,,',
        ',,login,App,,,0,androidapp://com.example,mara,x,steam://ABCDEF',
        ',,card,Visa,,,0,,,,',
      ].join('\r\n'),
    );
    expect(file).toMatchObject({ format: 'Bitwarden', repeated: 0 });
    expect(file.rows.map(({ draft }) => draft)).toEqual([
      {
        kind: 'login',
        site: 'https://forum.example',
        user: 'mara',
        name: 'Forum',
        password: 'p,"q"',
        totp: 'JBSWY3DPEHPK3PXP',
        note: 'two\nlines\nPIN: 1234\nAlso for: https://m.forum.example',
      },
      { kind: 'note', name: 'Alarm', text: 'the code is 4711' },
      {
        kind: 'login',
        site: null,
        user: 'mara',
        name: 'App',
        password: 'x',
        totp: '',
        note: 'Also for: androidapp://com.example\nTwo-step key: steam://ABCDEF',
      },
    ]);
    expect(file.unread).toEqual([{ number: 4, why: 'This kind of entry isn’t imported (card).' }]);
  });
});

describe('Chrome', () => {
  it('gives logins with the exact origin; a byte order mark, CRLF, repetitions and formulas do no harm', async () => {
    const file = await readCsv(
      `\uFEFF${CHROME}\r\nexample.org,https://example.org:8443/a?b#c,mara,=1+1,\r\nexample.org,https://example.org:8443/a?b#c,mara,=1+1,\r\nshort,https://x.example/,a\r\n,,,,\r\n`,
    );
    expect(file.rows).toEqual([
      {
        number: 1,
        draft: {
          kind: 'login',
          site: 'https://example.org:8443',
          user: 'mara',
          name: 'example.org',
          password: '=1+1',
          totp: '',
          note: '',
        },
      },
    ]);
    expect(file.repeated).toBe(1);
    expect(file.unread).toEqual([{ number: 3, why: 'Its columns don’t match the first line.' }]);
  });
});

describe('what is no such file', () => {
  it.each([
    ['empty', ''],
    ['another table', 'a,b,c\n1,2,3'],
    ['JSON', '{"items":[]}'],
    ['a page', '<!doctype html><title>x</title>'],
    ['too large', 'x'.repeat(CSV_LIMITS.bytes + 1)],
    ['too many columns', `${CHROME}${',x'.repeat(CSV_LIMITS.columns)}\n${'a\n'.repeat(5)}`],
    ['too many rows', `${CHROME}\n${'a,https://a.example,b,c,\n'.repeat(CSV_LIMITS.rows + 1)}`],
  ])('%s', async (_what, text) => {
    await expect(readCsv(text)).rejects.toBeInstanceOf(CsvProblem);
  });

  it('never fails in another way, and every row is counted once', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('login', 'note', '=cmd()', '"', '\r\n', '__proto__'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(BITWARDEN, CHROME, `${CHROME},__proto__`, `${CHROME},${CHROME}`),
        fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 20 }),
        fc.string(),
        async (head, rows, rest) => {
          const file = await readCsv(`${head}\n${Papa.unparse(rows)}\n${rest}`);
          for (const { draft } of file.rows)
            if (draft.kind === 'login') {
              expect(draft.site === null || new URL(draft.site).origin === draft.site).toBe(true);
              expect(draft.user.length).toBeLessThanOrEqual(SECRET_LIMITS.user);
            } else expect(draft.name).not.toBe('');
        },
      ),
      { numRuns: 200 },
    );
  });
});

it('rows with texts that are too long are named', async () => {
  const file = await readCsv(
    `${CHROME}\na,https://a.example,${'u'.repeat(300)},x,\nb,https://b.example,u,${'p'.repeat(2000)},`,
  );
  expect(file.unread.map(({ why }) => why)).toEqual(['The user name is too long.', 'The password is too long.']);
});
