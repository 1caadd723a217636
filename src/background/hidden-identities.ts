/**
 * Which identities of this computer are hidden. A hidden one is in use while it is open, and at no other time: when it locks, another
 * identity takes its place, and nothing that a screen, a site or a command gets names it.
 */
import { isWalletError, WalletError } from '../lib/errors.ts';
import { background as t } from '../locales/en/background.ts';
import type { LoginAnswer } from '../messaging/login.ts';
import type { LoginOption } from '../messaging/login-option.ts';
import type { IdentityChoice } from '../messaging/snapshot.ts';
import {
  type BoundRecord,
  copyOfCredential,
  copyOpenedBy,
  type LogView,
  opensByItself,
  placesOfRecoveryKey,
  type Session,
  type TypedRecoveryKey,
} from '../session/session.ts';
import {
  compartmentOf,
  filledCompartments,
  hiddenChange,
  hiddenCompartments,
  typedSalt,
} from '../vault/compartment.ts';
import type { Vault } from '../vault/vault.ts';
import type { Memory } from './browser/memory.ts';
import { identitiesChange, withoutHiddenChange } from './identity-list.ts';
import { loginOptionOf } from './views/login-options.ts';

/** An identity that a login opens. */
interface FoundLogin {
  /** Of the place where it is stored. */
  id: string;
  /** @param session of this identity @returns `false`: it is to look as if nothing was found @throws whatever its login throws */
  logIn(session: Session): Promise<boolean>;
}

export interface HiddenIdentities {
  has(id: string): boolean;
  /** Ids of the compartments with an identity that may be shown: all but the hidden ones. */
  shown(): Promise<string[]>;
  /** The hidden one that was open when the worker stopped; `null`: none. */
  before(): Promise<string | null>;
  /** This identity is in use now. The disk learns nothing of it. */
  used(id: string): Promise<void>;
  set(id: string, isHidden: boolean): Promise<void>;
  /**
   * Whichever identity this answer opens; `null`: none, or the one in use by its recovery key.
   * @throws WalletError bad-recovery-key
   */
  find(answer: LoginAnswer | TypedRecoveryKey, inUse: string): Promise<FoundLogin | null>;
  /** As `Others.ceremonyOf`. */
  ceremonyOf(credentialId: string): Promise<LoginOption | null>;
}

/** @param memory the hidden identity that is in use, for the next worker */
export async function createHiddenIdentities(disk: Vault, memory: Memory<string>): Promise<HiddenIdentities> {
  let hidden = new Set(await hiddenCompartments(disk));
  const shown = async () => (await filledCompartments(disk)).filter((id) => !hidden.has(id));
  async function all(): Promise<string[]> {
    const filled = await filledCompartments(disk);
    return [...filled.filter((id) => !hidden.has(id)), ...filled.filter((id) => hidden.has(id))];
  }
  const stored = async () =>
    (await all()).map((id) => ({ id, vault: compartmentOf(disk, id), isHidden: hidden.has(id) }));

  async function findByKey(key: TypedRecoveryKey, inUse: string): Promise<FoundLogin | null> {
    const places = await placesOfRecoveryKey(await stored(), key);
    const [id] = places;
    if (id === undefined || places.includes(inUse)) return null;
    return {
      id,
      async logIn(session) {
        try {
          await session.unlockWithRecoveryKey(key.text, key.personal);
          return true;
        } catch (error) {
          // A key that was replaced, or without what only its owner knows, must not tell that its identity is here.
          const isNothing = isWalletError(error, 'wrong-credential') || isWalletError(error, 'refused');
          if (isNothing && hidden.has(id)) return false;
          throw error;
        }
      },
    };
  }

  return {
    has: (id) => hidden.has(id),
    shown,
    async before() {
      const id = await memory.load();
      return id !== null && hidden.has(id) ? id : null;
    },
    used: (id) => memory.save(hidden.has(id) ? id : null),
    async set(id, isHidden) {
      const others = (await shown()).filter((each) => each !== id);
      const list = isHidden ? await withoutHiddenChange(disk, others) : await identitiesChange(disk, [...others, id]);
      await disk.commit([hiddenChange(id, isHidden), list]);
      hidden = new Set(await hiddenCompartments(disk));
      await memory.save(isHidden ? id : null);
    },
    async find(answer, inUse) {
      if (answer.kind === 'recovery-key') return findByKey(answer, inUse);
      const found = await copyOpenedBy(await stored(), answer, await typedSalt(disk));
      return (
        found && {
          id: found.id,
          async logIn(session) {
            try {
              await session.unlock({ ...answer, methodId: found.methodId });
              return true;
            } catch (error) {
              // Whatever went wrong, whoever holds it must not learn that its identity is here.
              if (!hidden.has(found.id)) throw error;
              await session.lock();
              return false;
            }
          },
        }
      );
    },
    async ceremonyOf(credentialId) {
      const found = await copyOfCredential(await stored(), credentialId);
      return found && loginOptionOf(found.record, null, { origin: null, usedLast: false });
    },
  };
}

/** What is the same for one credential in every identity; empty: a password or an account, which opens one identity only. */
const credentialsOf = ({ ceremony, storage, keyId }: LoginOption): string[] =>
  [ceremony?.credentialId, storage?.fileId, keyId].filter((each) => each !== undefined);

/** The kinds that the login offers without saying to which identity. */
const OFFERED: readonly string[] = ['passkey', 'security-key', 'password', 'certificate'];

/** Ids of the login methods that open the identity here while it is hidden. */
function openingHidden(records: readonly BoundRecord[], { methods }: Pick<LogView, 'methods'>): string[] {
  const active = methods.flatMap(({ id, state }) => (state === 'active' ? [id] : []));
  return records
    .filter((record) => OFFERED.includes(record.kind) && opensByItself(record) && active.includes(record.methodId))
    .map(({ methodId }) => methodId);
}

/**
 * @param gone the login methods that are removed, or will not open this computer by themselves any more
 * @throws WalletError refused: the identity is hidden, one of them opens it here, and nothing else would
 */
export async function ensureOpensWithout(
  { session, others }: { session: Pick<Session, 'bound' | 'view'>; others: { isHidden(): boolean } },
  gone: readonly string[],
): Promise<void> {
  if (gone.length === 0 || !others.isHidden()) return;
  const opening = openingHidden(await session.bound(), (await session.view()).log);
  if (!opening.some((id) => gone.includes(id)) || opening.some((id) => !gone.includes(id))) return;
  throw new WalletError('refused', t.isOnlyWay);
}

/**
 * @param records its login methods on this computer
 * @param log which of them are in use
 * @param choices the identities that may be shown, with this one
 * @throws WalletError refused
 */
export function ensureMayHide(
  records: readonly BoundRecord[],
  log: Pick<LogView, 'methods'>,
  choices: readonly IdentityChoice[],
): void {
  const others = choices.filter(({ inUse, isNew }) => !inUse && !isNew);
  const own = choices.find(({ inUse }) => inUse)?.loginOptions ?? [];
  if (others.length === 0) throw new WalletError('refused', t.isOnlyIdentity);
  if (openingHidden(records, log).length === 0) throw new WalletError('refused', t.nothingOpensHidden);
  const theirs = new Set(others.flatMap(({ loginOptions }) => loginOptions.flatMap(credentialsOf)));
  if (own.flatMap(credentialsOf).some((each) => theirs.has(each)))
    throw new WalletError('refused', t.sharesLoginMethod);
}
