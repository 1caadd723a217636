/** Takes the snapshot that the wallet's own pages draw. It holds no key; while locked it holds no name, site, address or amount. */

import { backgroundViews as t } from '../../locales/en/background/views.ts';
import type { IdentityChoice, Snapshot, UnlockedSnapshot } from '../../messaging/snapshot.ts';
import type { OpenLogin } from '../../session/session.ts';
import { defaultServer } from '../adapters/build-defaults.ts';
import type { Wallet } from '../wallet.ts';
import { characterDetail } from './character-detail.ts';
import { characterSummaries } from './character-summaries.ts';
import { deviceViews } from './device-views.ts';
import { exposedSecrets } from './exposed-secrets.ts';
import { fingerprintOf } from './fingerprint.ts';
import { levelViews } from './level-views.ts';
import { loginOptions } from './login-options.ts';
import { methodViews } from './method-views.ts';
import { changedNodes, networkViews } from './network-views.ts';
import { noticeOf, unreadableNotice } from './notices.ts';
import { personViews } from './person-views.ts';
import { approvalViews } from './signing-notes.ts';
import { unreadableViews } from './unreadable-notice.ts';

export async function takeSnapshot(wallet: Wallet): Promise<Snapshot> {
  const { session, preferences, vault } = wallet;
  const state = await session.state();
  const settings = preferences.settings();
  const several = state === 'broken' ? {} : await severalIdentities(wallet);
  switch (state) {
    case 'broken': {
      const health = vault.health();
      return { kind: 'broken', reason: health.kind === 'broken' ? health.reason : '' };
    }
    case 'empty':
      return {
        kind: 'empty',
        ...several,
        draft: await session.drafts.step(),
        draftServer: await session.drafts.server(),
        networks: networkViews(wallet, null),
        settings,
        defaultServer,
        notice: (await session.notice()) ?? noticeOf(wallet),
        joining: await wallet.pairing.joining(),
      };
    case 'locked':
      return {
        kind: 'locked',
        ...several,
        loginOptions: await loginOptions(wallet, null),
        waiting: wallet.unlockTab.waiting() + (await wallet.approvals.list()).length,
        settings,
        networks: networkViews(wallet, null),
        server: await session.keyServer.origin(),
        notice: (await session.notice()) ?? noticeOf(wallet),
      };
    case 'unlocked':
      return { ...(await unlockedSnapshot(wallet)), ...several };
  }
}

async function severalIdentities({ others }: Wallet): Promise<{ identities?: IdentityChoice[] }> {
  const identities = await others.choices();
  return identities.length > 1 ? { identities } : {};
}

async function unlockedSnapshot(wallet: Wallet): Promise<UnlockedSnapshot> {
  const { session, preferences, shown } = wallet;
  const layers = await session.layers();
  const login = layers[0] as OpenLogin;
  const stepUp = layers[1] ?? null;
  const { log, names, isRebuilt } = await session.view();
  const records = await session.bound();
  const { checkedAt, ...recovery } = await session.recovery.view();
  const rows = { origin: await session.keyServer.origin(), left: await session.passwords.leftRows() };
  const methods = methodViews(log, names, { records, login, checkedAt, rows });
  const levelId = log.methods.find((method) => method.id === login.methodId)?.levelId ?? '';
  const level = log.levels.find((candidate) => candidate.id === levelId);
  const readable = new Map((await session.profiles.readable()).map(({ id, profile }) => [id, profile]));
  const viewed = new Map((await session.profiles.viewed()).map(({ id, profile }) => [id, profile]));
  const characters = characterSummaries({ readable, viewed, layers, log, names, methods });
  // A step-up ends by itself, and the shown character may be closed by then.
  const isSeen = (id: string) => layers.some((layer) => [...layer.characterIds, ...layer.viewedIds].includes(id));
  if (!isSeen(shown.current() ?? '')) await shown.settle();
  const activeId = shown.current();
  const activeProfile = readable.get(activeId ?? '') ?? viewed.get(activeId ?? '');
  return {
    kind: 'unlocked',
    identity: {
      id: log.identityId,
      fingerprint: fingerprintOf(log.identityId),
      name: names.name,
      type: log.type,
      entries: log.entries,
      begunAt: log.begunAt,
    },
    login: {
      methodId: login.methodId,
      methodName: names.methods[login.methodId]?.name ?? t.loginMethod,
      levelId,
      levelName: names.levels[levelId] ?? '',
      manages: level?.manages ?? false,
    },
    stepUp: stepUp && {
      methodName: names.methods[stepUp.methodId]?.name ?? t.loginMethod,
      until: stepUp.until ?? 0,
    },
    lockAt: await session.lockAt(),
    server: await session.keyServer.view(),
    keepsCopy: wallet.keepsCopy(),
    deletesAt: log.deletesAt,
    characters,
    active: activeId && activeProfile ? await characterDetail(wallet, activeId, { log, names }) : null,
    methods,
    levels: levelViews(log, names),
    persons: personViews(log, names, login),
    secondManagerFor: [...log.secondManagerFor],
    proposals: log.proposals,
    allowedExports: log.allowedExports,
    devices: deviceViews(log, names, records),
    exposed: await wallet.exposed.views(layers.flatMap((layer) => layer.characterIds)),
    exposedSecrets: await exposedSecrets(
      wallet,
      layers.flatMap((layer) => layer.characterIds),
    ),
    networks: networkViews(wallet, activeId, changedNodes(activeProfile, names)),
    settings: preferences.settings(),
    approvals: await approvalViews(wallet, names),
    ...(wallet.approvals.isComing() && { isComing: true }),
    repeats: await wallet.repeats.views(),
    signing: await session.policy.rules(),
    loginOptions: await loginOptions(wallet, names),
    notice: noticeOf(wallet) ?? unreadableNotice(layers, names, readable) ?? (isRebuilt ? t.namesLost : null),
    unread: unreadableViews(wallet, readable, names),
    recovery,
    invitation: await wallet.pairing.invitation(),
  };
}
