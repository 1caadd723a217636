/** The characters of the identity in their order, open and closed: what the list of characters shows. */
import type { CharacterSummary, MethodView } from '../../messaging/snapshot.ts';
import type { IdentityDocument, LogView, OpenLogin, Profile } from '../../session/session.ts';

export interface Known {
  /** Profiles of the open characters that can be read, by id. */
  readable: ReadonlyMap<string, Profile>;
  /** The same of the characters that are only viewed. */
  viewed: ReadonlyMap<string, Profile>;
  /** The login, and the step-up where there is one. */
  layers: readonly OpenLogin[];
  log: LogView;
  names: IdentityDocument;
  methods: readonly MethodView[];
}

export function characterSummaries(known: Known): CharacterSummary[] {
  return known.log.characterIds
    .map((id) => {
      const profile = known.readable.get(id) ?? known.viewed.get(id);
      return profile
        ? { order: profile.order, summary: openSummary(known, id, profile) }
        : { order: Number.MAX_SAFE_INTEGER, summary: closedSummary(known, id) };
    })
    .sort((a, b) => a.order - b.order)
    .flatMap(({ summary }) => summary ?? []);
}

function openSummary(known: Known, id: string, profile: Profile): CharacterSummary {
  const [login, stepUp] = known.layers;
  const isViewed = !known.readable.has(id);
  const byLogin = login?.characterIds.includes(id) ?? false;
  return {
    id,
    name: profile.name,
    look: profile.look,
    state: isViewed ? 'viewed' : 'open',
    accountCount: profile.accounts.length,
    siteCount: profile.sites.length,
    opensWith: isViewed ? signingMethods(known, id) : [],
    openUntil: byLogin || isViewed ? null : (stepUp?.until ?? null),
  };
}

/** An open character whose profile cannot be read is shown as closed too, opened by nothing; the notice says why. `null`: nothing is known of it. */
function closedSummary(known: Known, id: string): CharacterSummary | null {
  const { layers, names } = known;
  const named = names.characters[id];
  if (!named) return null;
  const isOpen = layers.some((layer) => layer.characterIds.includes(id));
  return {
    id,
    name: named.name,
    look: named.look,
    state: 'closed',
    accountCount: 0,
    siteCount: 0,
    opensWith: isOpen ? [] : signingMethods(known, id),
    openUntil: null,
  };
}

function signingMethods({ log, methods }: Known, id: string): CharacterSummary['opensWith'] {
  const levels = log.levels.filter(({ characterIds, limits }) => characterIds.includes(id) && limits[id] !== 'view');
  const levelIds = levels.map((level) => level.id);
  return methods
    .filter((method) => method.state === 'active' && levelIds.includes(method.levelId))
    .map((method) => ({ methodId: method.id, name: method.name, kind: method.kind }));
}
