/** How each login method that this computer knows can be used here: what its ceremony or its password form needs. */
import { fromBase64Url, toBase64Url } from '../../lib/bytes.ts';
import { isTouch } from '../../messaging/login.ts';
import type { LoginOption, StorageView } from '../../messaging/snapshot.ts';
import {
  type BoundRecord,
  type IdentityDocument,
  issuerIdOf,
  localPrfInput,
  serverPrfInput,
} from '../../session/session.ts';
import type { Wallet } from '../wallet.ts';
import { fileOf } from './login-file.ts';

/** @param names of the open identity: what it knows need not be typed */
export async function loginOptions({ session }: Wallet, names: IdentityDocument | null): Promise<LoginOption[]> {
  const bound = await session.bound();
  // What opens nothing comes last, wherever only the first one is looked at.
  const records = [...bound.filter(({ frozen }) => !frozen), ...bound.filter(({ frozen }) => frozen)];
  const origin = await session.keyServer.origin();
  const latest = Math.max(...records.map(({ lastUsedAt, frozen }) => (frozen ? 0 : (lastUsedAt ?? 0))), 0);
  return records.map((record) =>
    loginOptionOf(record, names, {
      origin,
      usedLast: !record.frozen && latest > 0 && record.lastUsedAt === latest,
    }),
  );
}

/** @param here the identity's key server; whether this method was used last on this computer */
export function loginOptionOf(
  record: BoundRecord,
  names: IdentityDocument | null,
  { origin, usedLast }: { origin: string | null; usedLast: boolean },
): LoginOption {
  return {
    methodId: record.methodId,
    kind: record.kind,
    ceremony: isTouch(record.kind)
      ? {
          credentialId: record.credentialId,
          transports: record.transports,
          rpId: null,
          prfFirst: toBase64Url(serverPrfInput()),
          prfSecond: toBase64Url(localPrfInput(fromBase64Url(record.localSalt))),
        }
      : null,
    password: record.password
      ? {
          localUnlock: record.password.localUnlock,
          asksName: record.password.accountName === null && names?.methods[record.methodId]?.account === undefined,
          ...(origin === null || origin === record.password.server ? {} : { movedTo: origin }),
        }
      : null,
    ...(record.storage ? { storage: storageView(record.storage, names?.methods[record.methodId]?.account) } : {}),
    fileName: record.fileName ?? null,
    ...(record.keyId === undefined ? {} : { keyId: record.keyId }),
    oidc: record.oidc
      ? {
          localUnlock: record.oidc.localUnlock,
          issuerId: record.oidc.issuer?.id ?? issuerIn(names, record.methodId),
          issuerName: record.oidc.issuer?.name ?? null,
          ...(origin === null || origin === record.oidc.server ? {} : { movedTo: origin }),
        }
      : null,
    personal: record.personal === true,
    ...(record.authenticator === undefined ? {} : { authenticator: record.authenticator }),
    lastUsedAt: record.lastUsedAt,
    usedLast,
    ...(record.frozen && { frozen: true as const }),
  };
}

/** @param account address and id of the file, from the names of the open identity */
function storageView(
  { fileId, localUnlock, place }: NonNullable<BoundRecord['storage']>,
  account: string | undefined,
): StorageView {
  const named = fileOf(account);
  // The names tell of a renewal on another computer; the record here has the file from before.
  if (named !== null && named.id !== fileId)
    return { fileId: named.id, localUnlock, address: named.address, userName: place?.userName ?? null };
  return { fileId, localUnlock, address: place?.address ?? named?.address ?? null, userName: place?.userName ?? null };
}

function issuerIn(names: IdentityDocument | null, methodId: string): string | null {
  const account = names?.methods[methodId]?.account;
  return account === undefined ? null : issuerIdOf(account);
}
