/** Names of persons and their roles. */

import { wordsMethods as t } from '../../locales/en/ui/words/methods.ts';
import type { PersonView } from '../../messaging/persons.ts';
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';

/** *Ida Holm*, *You*, *Without a name*. */
export const nameOfPerson = ({ name, current }: PersonView): string =>
  name !== '' ? name : current ? t.you : t.nameless;

/** The person of a login method; `null` for a recovery key. */
export const personOfMethod = ({ persons }: Pick<UnlockedSnapshot, 'persons'>, methodId: string): PersonView | null =>
  persons.find(({ methodIds }) => methodIds.includes(methodId)) ?? null;

/** The level of all login methods of a person; `null` where they differ. */
export function levelOfPerson({ methods }: Pick<UnlockedSnapshot, 'methods'>, person: PersonView): string | null {
  const levels = new Set(methods.filter(({ id }) => person.methodIds.includes(id)).map(({ levelId }) => levelId));
  const [only] = levels;
  return levels.size === 1 ? (only ?? null) : null;
}

/** What the page of persons is called. */
export const personsTitle = ({ identity }: Pick<UnlockedSnapshot, 'identity'>): string =>
  identity.type === 'organisation' ? t.members : t.people;
