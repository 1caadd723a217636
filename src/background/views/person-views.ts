/** The persons of the open identity who have a login method, with their names; first the one who is logged in. */
import type { PersonView } from '../../messaging/persons.ts';
import type { IdentityDocument, LogView, OpenLogin } from '../../session/session.ts';

export function personViews(log: LogView, names: IdentityDocument, login: OpenLogin): PersonView[] {
  const own = log.methods.find(({ id }) => id === login.methodId)?.personId ?? null;
  const persons = new Map<string, PersonView>();
  for (const { id, personId, state } of log.methods) {
    if (personId === null || state === 'revoked') continue;
    const known = persons.get(personId) ?? {
      id: personId,
      name: names.persons?.[personId]?.name ?? '',
      methodIds: [],
      current: personId === own,
    };
    persons.set(personId, { ...known, methodIds: [...known.methodIds, id] });
  }
  return [...persons.values()].sort((one, other) => Number(other.current) - Number(one.current));
}
