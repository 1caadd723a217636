/** Finds the login methods that may change the identity. Reads a snapshot; proves nothing: the worker does. */
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';

/** Names by id of methods in use whose level may change the identity. */
export function managingMethods({
  methods,
  levels,
}: Pick<UnlockedSnapshot, 'methods' | 'levels'>): Map<string, string> {
  const managing = new Set(levels.filter((level) => level.manages).map((level) => level.id));
  return new Map(
    methods
      .filter((method) => method.state === 'active' && managing.has(method.levelId))
      .map((method) => [method.id, method.name]),
  );
}
