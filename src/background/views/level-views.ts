/** The levels of the open identity: the characters that each opens, and the login methods that have it. */

import { backgroundViews as t } from '../../locales/en/background/views.ts';
import type { LevelView } from '../../messaging/snapshot.ts';
import type { IdentityDocument, LogView } from '../../session/session.ts';

export function levelViews(log: LogView, names: IdentityDocument): LevelView[] {
  return log.levels.map((level) => ({
    id: level.id,
    name: names.levels[level.id] ?? t.level,
    manages: level.manages,
    characterIds: level.characterIds,
    limits: level.limits,
    methodIds: log.methods
      .filter((method) => method.state !== 'revoked' && method.levelId === level.id)
      .map((method) => method.id),
  }));
}
