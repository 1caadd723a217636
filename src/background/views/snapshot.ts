/** The whole picture that the wallet's own pages draw. Holds no key; while locked it holds no name, site, address or amount. */

import { fromBase64Url, toBase64Url } from '../../lib/bytes.ts';
import { toMethodKind } from '../../messaging/login.ts';
import type {
  CharacterDetail,
  CharacterSummary,
  LevelView,
  LoginOption,
  MethodView,
  Snapshot,
  UnlockedSnapshot,
} from '../../messaging/snapshot.ts';
import {
  freeName,
  type IdentityDocument,
  type LogView,
  localPrfInput,
  methodNameOf,
  type OpenLogin,
  type Profile,
  serverPrfInput,
} from '../../session/session.ts';
import { defaultServer } from '../adapters/build-defaults.ts';
import type { Wallet } from '../wallet.ts';
import { deviceViews } from './device-views.ts';
import { fingerprintOf } from './fingerprint.ts';
import { changedNodes, networkViews } from './network-views.ts';
import { NAMES_LOST, noticeOf, unreadableNotice } from './notices.ts';
import { unreadableViews } from './unreadable-notice.ts';

export async function takeSnapshot(wallet: Wallet): Promise<Snapshot> {
  const { session, preferences, vault } = wallet;
  const state = await session.state();
  const settings = preferences.settings();
  switch (state) {
    case 'broken': {
      const health = vault.health();
      return { kind: 'broken', reason: health.kind === 'broken' ? health.reason : '' };
    }
    case 'empty':
      return {
        kind: 'empty',
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
        loginOptions: await loginOptions(wallet, null),
        waiting: wallet.unlockTab.waiting() + (await wallet.approvals.list()).length,
        settings,
        networks: networkViews(wallet, null),
        server: await session.keyServer.origin(),
        notice: (await session.notice()) ?? noticeOf(wallet),
      };
    case 'unlocked':
      return unlockedSnapshot(wallet);
  }
}

/** @param names of the open identity: what it knows need not be typed */
async function loginOptions({ session }: Wallet, names: IdentityDocument | null): Promise<LoginOption[]> {
  const records = await session.bound();
  const latest = Math.max(...records.map((record) => record.lastUsedAt ?? 0), 0);
  return records.map((record) => ({
    methodId: record.methodId,
    kind: record.kind,
    ceremony:
      record.kind === 'password'
        ? null
        : {
            credentialId: record.credentialId,
            transports: record.transports,
            rpId: null,
            prfFirst: toBase64Url(serverPrfInput()),
            prfSecond: toBase64Url(localPrfInput(fromBase64Url(record.localSalt))),
          },
    password: record.password
      ? {
          localUnlock: record.password.localUnlock,
          asksName: record.password.accountName === null && names?.methods[record.methodId]?.account === undefined,
        }
      : null,
    personal: record.personal === true,
    usedLast: (record.lastUsedAt ?? 0) === latest && latest > 0,
  }));
}

async function unlockedSnapshot(wallet: Wallet): Promise<UnlockedSnapshot> {
  const { session, preferences, approvals, shown } = wallet;
  const layers = await session.layers();
  const login = layers[0] as OpenLogin;
  const stepUp = layers[1] ?? null;
  const { log, names, isRebuilt } = await session.view();
  const records = await session.bound();
  const methods = methodViews(log, names, records, login);
  const levelId = log.methods.find((method) => method.id === login.methodId)?.levelId ?? '';
  const level = log.levels.find((candidate) => candidate.id === levelId);
  const readable = new Map((await session.profiles.readable()).map(({ id, profile }) => [id, profile]));
  const characters = characterSummaries(readable, layers, log, names, methods);
  // A step up ends by itself: what it showed is closed then.
  if (!layers.some((layer) => layer.characterIds.includes(shown.current() ?? ''))) await shown.settle();
  const activeId = shown.current();
  return {
    kind: 'unlocked',
    identity: {
      id: log.identityId,
      fingerprint: fingerprintOf(log.identityId),
      name: names.name,
      type: log.type,
      entries: log.entries,
    },
    login: {
      methodId: login.methodId,
      methodName: names.methods[login.methodId]?.name ?? 'Login method',
      levelId,
      levelName: names.levels[levelId] ?? '',
      manages: level?.manages ?? false,
    },
    stepUp: stepUp && {
      methodName: names.methods[stepUp.methodId]?.name ?? 'Login method',
      until: stepUp.until ?? 0,
    },
    lockAt: await session.lockAt(),
    server: await session.keyServer.view(),
    keepsCopy: wallet.keepsCopy(),
    deletesAt: log.deletesAt,
    characters,
    active: activeId && readable.has(activeId) ? await characterDetail(wallet, activeId, names) : null,
    methods,
    levels: levelViews(log, names),
    devices: deviceViews(log, names, records),
    exposed: await wallet.exposed.views(layers.flatMap((layer) => layer.characterIds)),
    networks: networkViews(wallet, activeId, changedNodes(readable.get(activeId ?? ''), names)),
    settings: preferences.settings(),
    approvals: await approvals.views(),
    loginOptions: await loginOptions(wallet, names),
    notice: noticeOf(wallet) ?? unreadableNotice(layers, names, readable) ?? (isRebuilt ? NAMES_LOST : null),
    unread: unreadableViews(wallet, readable, names),
    invitation: await wallet.pairing.invitation(),
  };
}

function methodViews(
  log: LogView,
  names: IdentityDocument,
  records: { methodId: string; bound: unknown; lastUsedAt: number | null }[],
  login: OpenLogin,
): MethodView[] {
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
        hasFreezeCode: method.hasFreezeCode,
        boundHere: record?.bound !== undefined && record.bound !== null,
        current: method.id === login.methodId,
      };
    });
}

function levelViews(log: LogView, names: IdentityDocument): LevelView[] {
  return log.levels.map((level) => ({
    id: level.id,
    name: names.levels[level.id] ?? 'Level',
    manages: level.manages,
    characterIds: level.characterIds,
    methodIds: log.methods
      .filter((method) => method.state !== 'revoked' && method.levelId === level.id)
      .map((method) => method.id),
  }));
}

function characterSummaries(
  readable: ReadonlyMap<string, Profile>,
  layers: OpenLogin[],
  log: LogView,
  names: IdentityDocument,
  methods: MethodView[],
): CharacterSummary[] {
  const [login, stepUp] = layers;
  const summaries = log.characterIds.map((id): (CharacterSummary & { order: number }) | null => {
    const byLogin = login?.characterIds.includes(id) ?? false;
    const byStepUp = stepUp?.characterIds.includes(id) ?? false;
    const profile = readable.get(id);
    // One that cannot be read is shown as if it were closed; the notice says why.
    if (!profile) {
      const known = names.characters[id];
      if (!known) return null;
      const opening = log.levels.filter((level) => level.characterIds.includes(id)).map((level) => level.id);
      const opensWith =
        byLogin || byStepUp
          ? []
          : methods
              .filter((method) => method.state === 'active' && opening.includes(method.levelId))
              .map((method) => ({ methodId: method.id, name: method.name, kind: method.kind }));
      return {
        id,
        name: known.name,
        look: known.look,
        state: 'closed',
        accountCount: 0,
        siteCount: 0,
        opensWith,
        openUntil: null,
        order: Number.MAX_SAFE_INTEGER,
      };
    }
    return {
      id,
      name: profile.name,
      look: profile.look,
      state: 'open',
      accountCount: profile.accounts.length,
      siteCount: profile.sites.length,
      opensWith: [],
      openUntil: byLogin ? null : (stepUp?.until ?? null),
      order: profile.order,
    };
  });
  return summaries
    .filter((summary) => summary !== null)
    .sort((a, b) => a.order - b.order)
    .map(({ order: _order, ...summary }) => summary);
}

async function characterDetail(wallet: Wallet, characterId: string, names: IdentityDocument): Promise<CharacterDetail> {
  const profile = await wallet.session.profiles.read(characterId);
  const held = wallet.balances.of(characterId, profile.chainId);
  const own = profile.accounts.map(({ address }) => held.native.get(address) ?? null);
  const known = own.filter((balance) => balance !== null);
  return {
    id: characterId,
    accounts: profile.accounts.map(({ address, name, kind, path }, index) => ({
      address,
      name,
      kind,
      path,
      balance: own[index]?.toString() ?? null,
    })),
    offered: (profile.offered ?? []).map(({ targetId, address, name, by }) => ({
      targetId,
      address,
      name: freeName(profile, name),
      calledName: name,
      by: methodNameOf(names, by),
    })),
    sites: profile.sites.map(({ origin, accounts, chainId, since }) => {
      const by = profile.changedSites?.find((mark) => mark.origin === origin)?.by;
      return { origin, accounts, chainId, since, ...(by === undefined ? {} : { changedBy: methodNameOf(names, by) }) };
    }),
    blocked: profile.blocked,
    contacts: profile.contacts.map((contact) => {
      const by = profile.changedContacts?.find(({ address }) => address === contact.address)?.by;
      return by === undefined ? contact : { ...contact, changedBy: methodNameOf(names, by) };
    }),
    activity: wallet.tracker.activity(characterId),
    assets: held.assets,
    chainId: profile.chainId,
    total: known.length === 0 && own.length > 0 ? null : known.reduce((sum, balance) => sum + balance, 0n).toString(),
    balancesAt: held.at,
    networkAnswers: held.answers,
  };
}
