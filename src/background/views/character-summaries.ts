/** The characters of the identity in their order, open and closed: what the list of characters shows. */
import type { CharacterSummary, MethodView } from '../../messaging/snapshot.ts';
import type { IdentityDocument, LogView, OpenLogin, Profile } from '../../session/session.ts';

export interface Known {
  /** Profiles of the open characters that can be read, by id. */
  readable: ReadonlyMap<string, Profile>;
  /** The login, and the step-up where there is one. */
  layers: readonly OpenLogin[];
  log: LogView;
  names: IdentityDocument;
  methods: readonly MethodView[];
}

export function characterSummaries(known: Known): CharacterSummary[] {
  return known.log.characterIds
    .map((id) => {
      const profile = known.readable.get(id);
      return profile
        ? { order: profile.order, summary: openSummary(known, id, profile) }
        : { order: Number.MAX_SAFE_INTEGER, summary: closedSummary(known, id) };
    })
    .sort((a, b) => a.order - b.order)
    .flatMap(({ summary }) => summary ?? []);
}

function openSummary({ layers }: Known, id: string, profile: Profile): CharacterSummary {
  const [login, stepUp] = layers;
  const byLogin = login?.characterIds.includes(id) ?? false;
  return {
    id,
    name: profile.name,
    look: profile.look,
    state: 'open',
    accountCount: profile.accounts.length,
    siteCount: profile.sites.length,
    opensWith: [],
    openUntil: byLogin ? null : (stepUp?.until ?? null),
  };
}

/** An open character whose profile cannot be read is shown as closed too, opened by nothing; the notice says why. `null`: nothing is known of it. */
function closedSummary({ layers, log, names, methods }: Known, id: string): CharacterSummary | null {
  const named = names.characters[id];
  if (!named) return null;
  const isOpen = layers.some((layer) => layer.characterIds.includes(id));
  const opening = log.levels.filter((level) => level.characterIds.includes(id)).map((level) => level.id);
  return {
    id,
    name: named.name,
    look: named.look,
    state: 'closed',
    accountCount: 0,
    siteCount: 0,
    opensWith: isOpen
      ? []
      : methods
          .filter((method) => method.state === 'active' && opening.includes(method.levelId))
          .map((method) => ({ methodId: method.id, name: method.name, kind: method.kind })),
    openUntil: null,
  };
}
