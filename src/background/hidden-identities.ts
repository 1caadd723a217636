/**
 * Which identities of this computer are hidden. A hidden one is in use while it is open, and at no other time: when it locks, another
 * identity comes into its place, and nothing that a screen, a site or a command gets names it.
 */
import { WalletError } from '../lib/errors.ts';
import type { LoginAnswer } from '../messaging/login.ts';
import type { LoginOption } from '../messaging/login-option.ts';
import type { IdentityChoice } from '../messaging/snapshot.ts';
import { type BoundRecord, copyOfCredential, copyOpenedBy, type FoundCopy, opensByItself } from '../session/session.ts';
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

export interface HiddenIdentities {
  has(id: string): boolean;
  /** Ids of the compartments with an identity that may be shown: all but the hidden ones. */
  shown(): Promise<string[]>;
  /** The hidden one that was open when the worker stopped; `null`: none. */
  before(): Promise<string | null>;
  /** This identity is in use now. The disk learns nothing of it. */
  used(id: string): Promise<void>;
  set(id: string, isHidden: boolean): Promise<void>;
  /** The login method that this answer opens, of whichever identity; `null`: none. */
  find(answer: LoginAnswer): Promise<FoundCopy | null>;
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
  const stored = async () => (await all()).map((id) => ({ id, vault: compartmentOf(disk, id) }));
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
    find: async (answer) => copyOpenedBy(await stored(), answer, await typedSalt(disk)),
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

/**
 * @param records its login methods on this computer
 * @param choices the identities that may be shown, with this one
 * @throws WalletError refused
 */
export function ensureMayHide(records: readonly BoundRecord[], choices: readonly IdentityChoice[]): void {
  const others = choices.filter(({ inUse, isNew }) => !inUse && !isNew);
  const own = choices.find(({ inUse }) => inUse)?.loginOptions ?? [];
  if (others.length === 0)
    throw new WalletError(
      'refused',
      'This is the only identity on this computer. Make another one first: it is what others see.',
    );
  if (!records.some((record) => OFFERED.includes(record.kind) && opensByItself(record)))
    throw new WalletError(
      'refused',
      'No login method would open it again here. Add a passkey, a security key, a certificate or a password that this computer checks by itself, without something that only you know.',
    );
  const theirs = new Set(others.flatMap(({ loginOptions }) => loginOptions.flatMap(credentialsOf)));
  if (own.flatMap(credentialsOf).some((each) => theirs.has(each)))
    throw new WalletError(
      'refused',
      'A login method of this identity opens another one here too, and would tell of both. Give this one login methods of its own first, and remove that one from it.',
    );
}
