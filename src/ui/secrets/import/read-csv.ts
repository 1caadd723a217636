/** Reads the CSV files that Bitwarden and Chrome export. The only import of papaparse, loaded when a file is read. Nothing is evaluated. */
import { writeCount } from '../../../lib/language.ts';
import { secretsImport as t } from '../../../locales/en/ui/secrets/import.ts';
import { SECRET_LIMITS, type SecretDraft } from '../../../messaging/secret.ts';

export type CsvFormat = 'Bitwarden' | 'Chrome';

export interface CsvRow {
  /** Number of the entry in the file, from 1; a line of names comes before. */
  number: number;
  draft: SecretDraft;
}

export interface CsvFile {
  format: CsvFormat;
  rows: CsvRow[];
  /** Rows that are not imported, and why. */
  unread: { number: number; why: string }[];
  /** Rows that repeat an earlier one exactly. */
  repeated: number;
}

/** Why nothing of a file can be read, as a sentence. */
export class CsvProblem extends Error {}

/** Bytes of the longest file, and its most rows and columns. */
export const CSV_LIMITS = { bytes: 8 * 1024 * 1024, rows: 5_000, columns: 100 } as const;

type Fields = Record<string, string>;

const COLUMNS: Record<CsvFormat, readonly string[]> = {
  Bitwarden: ['type', 'name', 'login_uri', 'login_username', 'login_password'],
  Chrome: ['name', 'url', 'username', 'password'],
};

/** Base32 or an `otpauth:` URI by time. The worker reads it in full when it is saved. */
const isTwoStepKey = (text: string): boolean => /^otpauth:\/\/totp\//i.test(text) || /^[a-z2-7\s-]{8,}=*$/i.test(text);

function originOf(address: string): string | null {
  const text = address.trim();
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/:]+:\d+(\/|$)/.test(text) ? text : `https://${text}`;
  if (text === '' || !URL.canParse(whole)) return null;
  const { origin, protocol } = new URL(whole);
  return protocol === 'https:' || protocol === 'http:' ? origin : null;
}

const lines = (...parts: string[]): string => parts.filter((part) => part !== '').join('\n');

/** @param addresses the first that is a site is the login's; the others are kept in its note */
function loginOf(addresses: readonly string[], fields: Fields): SecretDraft {
  const { name = '', user = '', password = '', totp = '', note = '', extra = '' } = fields;
  const sites = addresses.map((address) => ({ address: address.trim(), site: originOf(address) }));
  const first = sites.find(({ site }) => site !== null);
  const others = sites.filter((one) => one !== first && one.address !== '').map(({ address }) => address);
  const key = totp.trim();
  return {
    kind: 'login',
    site: first?.site ?? null,
    user: user.trim(),
    name: name.replaceAll(/\s+/g, ' ').trim(),
    password,
    totp: isTwoStepKey(key) ? key : '',
    note: lines(
      note,
      extra,
      others.length === 0 ? '' : t.alsoFor(others),
      key === '' || isTwoStepKey(key) ? '' : t.twoStepKey(key),
    ),
  };
}

const bitwarden = (fields: Fields): SecretDraft | string => {
  const { type = '', name = '', notes = '', fields: extra = '' } = fields;
  if (type === 'note') {
    if (name.trim() === '') return t.noteWithoutTitle;
    return { kind: 'note', name: name.replaceAll(/\s+/g, ' ').trim(), text: lines(notes, extra) };
  }
  if (type !== 'login') return type === '' ? t.ofNoKind : t.otherKind(type.slice(0, 20));
  return loginOf((fields.login_uri ?? '').split(','), {
    name,
    user: fields.login_username ?? '',
    password: fields.login_password ?? '',
    totp: fields.login_totp ?? '',
    note: notes,
    extra,
  });
};

const chrome = ({ name = '', url = '', username = '', password = '', note = '' }: Fields): SecretDraft =>
  loginOf([url], { name, user: username, password, note });

/** Why a draft cannot be saved; `null`: it can. */
function problemOf(draft: SecretDraft): string | null {
  if (draft.kind === 'note') return (draft.text ?? '').length > SECRET_LIMITS.note ? t.noteTooLong : null;
  if (draft.password === '' && draft.user === '' && draft.note === '' && draft.totp === '') return t.empty;
  if (draft.user.length > SECRET_LIMITS.user) return t.userTooLong;
  if ((draft.password ?? '').length > SECRET_LIMITS.password) return t.passwordTooLong;
  if ((draft.note ?? '').length > SECRET_LIMITS.note) return t.noteTooLong;
  if ((draft.totp ?? '').length > SECRET_LIMITS.totp) return t.twoStepKeyTooLong;
  return (draft.site ?? '').length > SECRET_LIMITS.site ? t.siteTooLong : null;
}

function formatOf(columns: readonly string[]): CsvFormat {
  const found = (Object.keys(COLUMNS) as CsvFormat[]).find((format) =>
    COLUMNS[format].every((column) => columns.includes(column)),
  );
  // Each row is read by the names of all columns.
  if (found && columns.length <= CSV_LIMITS.columns) return found;
  throw new CsvProblem(t.unknownFile);
}

/** @param text of the file, with or without a byte order mark @throws CsvProblem */
export async function readCsv(text: string): Promise<CsvFile> {
  if (text.length > CSV_LIMITS.bytes) throw new CsvProblem(t.fileTooLarge);
  const { default: Papa } = await import('papaparse');
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimiter: ',',
    skipEmptyLines: 'greedy',
    preview: CSV_LIMITS.rows + 2,
  });
  const [head = [], ...body] = data;
  const columns = head.map((column) => column.trim().toLowerCase());
  const format = formatOf(columns);
  if (body.length > CSV_LIMITS.rows) throw new CsvProblem(t.tooManyEntries(writeCount(CSV_LIMITS.rows)));
  const broken = new Set(errors.flatMap(({ row }) => (row === undefined ? [] : [row])));
  const file: CsvFile = { format, rows: [], unread: [], repeated: 0 };
  const seen = new Set<string>();
  for (const [at, values] of body.entries()) {
    const number = at + 1;
    const fields = Object.assign(
      Object.create(null),
      Object.fromEntries(columns.map((name, place) => [name, values[place] ?? ''])),
    );
    const isWhole = values.length === columns.length && !broken.has(number);
    const draft = isWhole ? (format === 'Chrome' ? chrome : bitwarden)(fields) : t.wrongColumns;
    const why = typeof draft === 'string' ? draft : problemOf(draft);
    if (typeof draft === 'string' || why !== null) file.unread.push({ number, why: why ?? '' });
    else if (seen.has(JSON.stringify(draft))) file.repeated += 1;
    else {
      seen.add(JSON.stringify(draft));
      file.rows.push({ number, draft });
    }
  }
  return file;
}
