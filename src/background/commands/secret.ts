/** Commands about site logins and secret notes. A secret leaves the worker only in the answer to one click, or into a page of its site. */
import { WalletError } from '../../lib/errors.ts';
import { backgroundCommands as t } from '../../locales/en/background/commands.ts';
import type { SecretView } from '../../messaging/secret.ts';
import { methodNameOf } from '../../session/session.ts';
import { copyForAMinute } from '../browser/clipboard.ts';
import { fillTab } from '../browser/fill-tab.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';

export function secretCommands({ session, openIds, removals }: Pick<Wallet, 'session' | 'openIds' | 'removals'>) {
  const { secrets } = session;

  async function textOf(characterId: string, targetId: string, part: 'password' | 'note' | 'code'): Promise<string> {
    const text =
      part === 'code'
        ? ((await secrets.code(characterId, targetId))?.code ?? '')
        : await secrets.read(characterId, targetId, part);
    if (text === '') throw new WalletError('not-found', t.nothingToCopy);
    return text;
  }

  return {
    async 'list-secrets'({ characterId }) {
      const [entries, taken, { names }] = await Promise.all([
        secrets.list(characterId),
        secrets.taken(characterId),
        session.view(),
      ]);
      return {
        taken,
        entries: entries.map(
          ({ by, exposedSince, ...entry }): SecretView => ({
            ...entry,
            exposedSince: exposedSince ?? null,
            offeredBy: by === undefined ? null : methodNameOf(names, by),
          }),
        ),
      };
    },
    'save-secret': async ({ characterId, targetId, draft }) => ({
      targetId: await secrets.save(characterId, targetId, draft),
    }),
    async 'remove-secret'({ characterId, targetId }) {
      const removed = await secrets.remove(characterId, targetId);
      return removed && removals.keep({ what: 'secret', characterId, removed });
    },
    'accept-secret': async ({ characterId, targetId }) => ({ targetId: await secrets.accept(characterId, targetId) }),
    'share-secret': ({ characterId, targetId, toCharacterId }) =>
      secrets.share(characterId, targetId, toCharacterId, openIds().has(toCharacterId)),
    'settle-secret': ({ characterId, targetId }) => secrets.settleExposed(characterId, targetId),
    'read-secret': async ({ characterId, targetId, part }) => ({
      text: await secrets.read(characterId, targetId, part),
    }),
    async 'copy-secret'({ characterId, targetId, part }) {
      await copyForAMinute(await textOf(characterId, targetId, part));
      return null;
    },
    'totp-code': ({ characterId, targetId }) => secrets.code(characterId, targetId),
    async 'fill-login'({ characterId, targetId, tabId }) {
      const entry = (await secrets.list(characterId)).find((one) => one.targetId === targetId);
      if (!entry) throw new WalletError('not-found', t.secretGone);
      if (entry.site === null) throw new WalletError('refused', t.noSite);
      return { filled: await fillTab(tabId, entry.site, () => secrets.filling(characterId, targetId)) };
    },
    'import-secrets': async ({ characterId, drafts }) => ({ saved: await secrets.saveAll(characterId, drafts) }),
    'compare-secrets': async ({ characterId, drafts }) => ({
      comparisons: await secrets.compare(characterId, drafts),
    }),
  } satisfies Partial<Handlers>;
}
