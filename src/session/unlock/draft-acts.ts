/** A first identity in the making as the rest of the worker sees it: without its keys, until its recovery key and backup are kept. */
import { bareHex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import type { RemoteOpaque } from '../../sync/remote/rows.ts';
import type { OpenCredential } from '../login/login-method.ts';
import { cleanName } from '../profile/profile.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { createFirstIdentity } from './first-identity.ts';
import type { HolderNames } from './first-names.ts';
import type { IdentityDrafts } from './identity-draft.ts';

export interface WantedIdentity {
  type: Parameters<typeof createFirstIdentity>[2];
  /** Name of the first login method. */
  name: string;
  /** URL of the key server as typed; `null`: this device only. */
  server: string | null;
  /** The network that the first character begins on. */
  chainId: number;
  /** Of an organisation. */
  holder?: HolderNames | undefined;
}

export interface DraftActs extends Pick<IdentityDrafts, 'step' | 'server' | 'confirm' | 'backup'> {
  /** @returns the recovery key in its groups @throws WalletError exists | server-unreachable | bad-server */
  begin(made: OpenCredential, wanted: WantedIdentity): Promise<string[]>;
  /** `ask`: the two places that are asked back; `identityId`: hex. @throws WalletError not-found | refused */
  recoveryKey(): Promise<{ recoveryKey: string[]; ask: [number, number]; identityId: string; server: string | null }>;
  /** Stores the identity and opens it. @throws WalletError refused while a step is missing */
  finish(): Promise<void>;
  /** Forgets the draft, and removes its account's row from the server where that can be reached. */
  discard(): Promise<void>;
}

export interface DraftActsParts {
  parts: SessionParts;
  drafts: IdentityDrafts;
  /** The OPAQUE calls of a key server. */
  opaqueAt(origin: string): RemoteOpaque;
  isEmpty(): Promise<boolean>;
  touch(): Promise<void>;
}

export function createDraftActs({ parts, drafts, opaqueAt, isEmpty, touch }: DraftActsParts): DraftActs {
  return {
    step: drafts.step,
    server: drafts.server,
    confirm: drafts.confirm,
    backup: drafts.backup,
    async begin({ bound, secrets, enrolment, account }, { type, name, server, chainId, holder }) {
      if (!(await isEmpty())) throw new WalletError('exists', 'There is an identity on this computer already.');
      try {
        // Before anything is made: a server that is not there is found out now, not at the end.
        const origin = server === null ? null : (await parts.server.find(server)).origin;
        const at = origin === null ? parts.server : { ...parts.server, origin };
        const made = await createFirstIdentity(
          at,
          parts.clock(),
          type,
          { ...bound, name, account },
          secrets,
          chainId,
          holderOf(type, holder),
        );
        await enrolment?.enrol(made.rowControl);
        await drafts.begin(made, origin, enrolment?.row ?? null);
        return made.recoveryGroups;
      } catch (error) {
        await enrolment?.withdraw();
        throw error;
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
      // A row that cannot be removed opens nothing: only the account stays taken.
      if (enrolled)
        await opaqueAt(enrolled.server)
          .control(enrolled.account, enrolled.control, 'remove')
          .catch(() => undefined);
      await drafts.discard();
    },
  };
}

/** An organisation has a name, and so has the person who begins it; other identities keep none. @throws WalletError bad-input */
function holderOf(type: WantedIdentity['type'], holder: HolderNames | undefined): HolderNames | null {
  if (type !== 'organisation') return null;
  return { name: cleanName(holder?.name ?? ''), person: cleanName(holder?.person ?? '') };
}
