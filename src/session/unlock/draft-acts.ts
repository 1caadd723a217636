/** A first identity in the making as the rest of the worker sees it: without its keys, until its recovery key and backup are kept. */
import { bareHex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionUnlock as t } from '../../locales/en/session/unlock.ts';
import { parseInvitation } from '../../messaging/key-server/invitation.ts';
import type { FoundServer } from '../../sync/remote.ts';
import type { Vault } from '../../vault/vault.ts';
import type { OpenCredential } from '../login/login-method.ts';
import type { LoginSecrets } from '../login/login-secrets.ts';
import { cleanName } from '../profile/profile.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { createFirstIdentity, type FirstIdentity } from './first-identity.ts';
import type { HolderNames } from './first-names.ts';
import type { DraftServer, IdentityDrafts } from './identity-draft.ts';
import { type OtherIdentity, openKnownMethod } from './known-method.ts';

export interface WantedIdentity {
  type: Parameters<typeof createFirstIdentity>[2];
  /** Name of the first login method. */
  name: string;
  /** URL of the key server as typed, or an invitation link; `null`: this device only. */
  server: string | null;
  /** The network that the first character begins on. */
  chainId: number;
  /** Of an organisation. */
  holder?: HolderNames | undefined;
}

/** A login with a method of another identity on this computer. */
export interface KnownLogin {
  /** Where that identity is stored. */
  vault: Vault;
  /** Hex, in that identity. */
  methodId: string;
  secrets: LoginSecrets;
}

export interface DraftActs extends Pick<IdentityDrafts, 'step' | 'server' | 'confirm' | 'backup'> {
  /** Another invitation to the draft's key server, as typed. @throws WalletError not-found | not-invited */
  invite(typed: string): Promise<void>;
  /** @returns the recovery key in its groups @throws WalletError exists | server-unreachable | bad-server | not-invited */
  begin(made: OpenCredential, wanted: WantedIdentity): Promise<string[]>;
  /** The same with a login method that opens another identity on this computer. @throws WalletError not-found | refused | wrong-credential, too */
  beginKnown(known: KnownLogin, wanted: WantedIdentity): Promise<string[]>;
  /** `ask`: the two places that are asked back; `identityId`: hex. @throws WalletError not-found | refused */
  recoveryKey(): Promise<{ recoveryKey: string[]; ask: [number, number]; identityId: string; server: string | null }>;
  /** Stores the identity and opens it. @throws WalletError refused while a step is missing */
  finish(): Promise<void>;
  /** Forgets the draft, and removes its account's row from the server: now, or as soon as that can be reached. */
  discard(): Promise<void>;
}

export interface DraftActsParts {
  parts: SessionParts;
  drafts: IdentityDrafts;
  /** The key server as the identity in this vault sees it. */
  serverOf(vault: Vault): OtherIdentity['server'];
  isEmpty(): Promise<boolean>;
  touch(): Promise<void>;
}

export function createDraftActs({ parts, drafts, serverOf, isEmpty, touch }: DraftActsParts): DraftActs {
  const { unfinished } = parts;

  async function ensureEmpty(): Promise<void> {
    if (!(await isEmpty())) throw new WalletError('exists', t.hereAlready);
  }

  /** Before anything is made: a server that is not there, or takes no new identity, is found out now, not at the end. */
  async function registrarOf(url: string | null): Promise<FoundServer | null> {
    if (url === null) return null;
    const found = await parts.server.find(url);
    await parts.server.ensureTakes(found);
    return found;
  }

  /** Takes the account and keeps the draft: both, or neither. */
  async function keepDraft(made: FirstIdentity, to: DraftServer | null, enrolment: OpenCredential['enrolment']) {
    if (enrolment === null) return drafts.begin(made, to);
    const token = made.rowControl.slice();
    try {
      await unfinished.during(async (note) => {
        const account = { row: enrolment.row, token };
        await note(token, { server: enrolment.server, account, idRow: null, keyRow: null });
        await enrolment.enrol(token);
        await drafts.begin(made, to, enrolment.row);
      });
    } catch (error) {
      await unfinished.free(token);
      throw error;
    }
  }

  return {
    step: drafts.step,
    server: drafts.server,
    confirm: drafts.confirm,
    backup: drafts.backup,
    async invite(typed) {
      const code = parseInvitation(typed);
      if (code === null) throw new WalletError('not-invited', t.noInvitation);
      await drafts.invite(code);
    },
    async begin({ bound, secrets, enrolment, account }, { type, name, server, chainId, holder }) {
      await ensureEmpty();
      // What an earlier start left is free before the same account name is asked for.
      if (enrolment) await unfinished.settle();
      const to = await registrarOf(server);
      const at = to === null ? parts.server : { ...parts.server, origin: to.origin };
      const made = await createFirstIdentity(
        at,
        parts.clock(),
        type,
        { ...bound, name, account },
        secrets,
        chainId,
        holderOf(type, holder),
      );
      await keepDraft(made, to, enrolment);
      return made.recoveryGroups;
    },
    async beginKnown({ vault, methodId, secrets }, { type, name, server, chainId, holder }) {
      await ensureEmpty();
      const to = await registrarOf(server);
      const known = await openKnownMethod(parts, { vault, server: serverOf(vault) }, methodId, secrets, to);
      try {
        const at = to === null ? parts.server : { ...parts.server, origin: to.origin };
        const credential = { ...known.credential, name };
        const made = await createFirstIdentity(
          at,
          parts.clock(),
          type,
          credential,
          secrets,
          chainId,
          holderOf(type, holder),
          known,
        );
        await drafts.begin(made, to);
        return made.recoveryGroups;
      } finally {
        known.wipe();
      }
    },
    async recoveryKey() {
      const { identityId, ...rest } = await drafts.recoveryKey();
      return { ...rest, identityId: bareHex(identityId) };
    },
    async finish() {
      await touch();
      await drafts.finish();
    },
    async discard() {
      const enrolled = await drafts.enrolled();
      await drafts.discard();
      // Where the identity was sent there is no record any more, and the row stays.
      if (enrolled) await unfinished.free(enrolled.control);
    },
  };
}

/** An organisation has a name, and so has the person who begins it; other identities keep none. @throws WalletError bad-input */
function holderOf(type: WantedIdentity['type'], holder: HolderNames | undefined): HolderNames | null {
  if (type !== 'organisation') return null;
  return { name: cleanName(holder?.name ?? ''), person: cleanName(holder?.person ?? '') };
}
