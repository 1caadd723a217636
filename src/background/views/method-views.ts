/** The login methods of the open identity, without the revoked ones, as the pages list them. */
import { toMethodKind } from '../../messaging/login.ts';
import type { MethodView } from '../../messaging/snapshot.ts';
import { type IdentityDocument, type LogView, methodNameOf, type OpenLogin } from '../../session/session.ts';
import { fileOf } from './login-file.ts';

/** @param here what this computer knows: records of login methods, the open login, when each recovery key was last typed */
export function methodViews(
  log: LogView,
  names: IdentityDocument,
  here: {
    records: { methodId: string; bound: unknown; lastUsedAt: number | null }[];
    login: OpenLogin;
    checkedAt: ReadonlyMap<string, number>;
  },
): MethodView[] {
  const { records, login, checkedAt } = here;
  return log.methods
    .filter((method) => method.state !== 'revoked')
    .map((method) => {
      const record = records.find((candidate) => candidate.methodId === method.id);
      return {
        id: method.id,
        name: methodNameOf(names, method.id),
        kind: toMethodKind(method.kind),
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
        replaces: names.methods[method.id]?.replaces ?? null,
        hasFreezeCode: method.hasFreezeCode,
        ...(method.kind === 'own-storage' ? { file: fileOf(names.methods[method.id]?.account) } : {}),
        boundHere: record?.bound !== undefined && record.bound !== null,
        current: method.id === login.methodId,
      };
    });
}
