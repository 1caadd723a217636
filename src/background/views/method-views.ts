/** The login methods of the open identity, without the revoked ones, as the pages list them. */
import { type Authenticator, toMethodKind } from '../../messaging/login.ts';
import type { SheetsView } from '../../messaging/recovery.ts';
import type { MethodView } from '../../messaging/snapshot.ts';
import { type IdentityDocument, type LogView, methodNameOf, type OpenLogin } from '../../session/session.ts';
import { fileOf } from './login-file.ts';

/** What is known of the rows of accounts at key servers. */
interface AccountRows {
  /** Origin of the identity's key server; `null`: none. */
  origin: string | null;
  /** Rows at other servers that are not free yet. */
  left: readonly { methodId: string; server: string }[];
}

interface Known {
  methodId: string;
  bound: unknown;
  lastUsedAt: number | null;
  authenticator?: Authenticator | undefined;
  password?: { server: string } | undefined;
  oidc?: { server: string } | undefined;
}

/** @param here what this computer knows: records of login methods, the open login, when each recovery key was last typed */
export function methodViews(
  log: LogView,
  names: IdentityDocument,
  here: {
    records: readonly Known[];
    login: OpenLogin;
    checkedAt: ReadonlyMap<string, number>;
    rows: AccountRows;
  },
): MethodView[] {
  const { records, login, checkedAt, rows } = here;
  return log.methods
    .filter((method) => method.state !== 'revoked')
    .map((method) => {
      const record = records.find((candidate) => candidate.methodId === method.id);
      return {
        id: method.id,
        name: methodNameOf(names, method.id),
        kind: toMethodKind(method.kind),
        personId: method.personId,
        levelId: method.levelId,
        addedAt: method.addedAt,
        lastUsedAt: record?.lastUsedAt ?? null,
        state: method.state,
        activeFrom: method.activeFrom,
        waits: method.waits,
        rank: method.rank,
        frozenSince: method.frozenSince,
        frozenBy: method.frozenBy,
        checkedAt: checkedAt.get(method.id) ?? null,
        asksPersonal: names.methods[method.id]?.personal === true,
        ...sheetsOf(names.methods[method.id]?.sheets),
        replaces: names.methods[method.id]?.replaces ?? null,
        hasFreezeCode: method.hasFreezeCode,
        ...(method.kind === 'own-storage' ? { file: fileOf(names.methods[method.id]?.account) } : {}),
        ...authenticatorOf(names.methods[method.id]?.authenticator, record?.authenticator),
        ...accountRowsOf(method.id, record?.password?.server ?? record?.oidc?.server ?? null, rows),
        boundHere: record?.bound !== undefined && record.bound !== null,
        current: method.id === login.methodId,
      };
    });
}

/** @param enrolled origin of the server that has the method's account row, as far as this computer knows */
function accountRowsOf(
  methodId: string,
  enrolled: string | null,
  { origin, left }: AccountRows,
): Pick<MethodView, 'enrolledAt' | 'leftAt'> {
  const leftAt = left.filter((row) => row.methodId === methodId).map(({ server }) => server);
  return {
    ...(enrolled === null || origin === null || enrolled === origin ? {} : { enrolledAt: enrolled }),
    ...(leftAt.length === 0 ? {} : { leftAt }),
  };
}

const sheetsOf = (sheets: SheetsView | undefined): Pick<MethodView, 'sheets'> =>
  sheets === undefined ? {} : { sheets };

/** What the names tell of an authenticator, with the sync state that this computer saw last. */
function authenticatorOf(
  named: Authenticator | undefined,
  here: Authenticator | undefined,
): Pick<MethodView, 'authenticator'> {
  const one = here ?? named;
  if (one === undefined) return {};
  return { authenticator: { aaguid: named?.aaguid ?? here?.aaguid ?? null, sync: one.sync } };
}
