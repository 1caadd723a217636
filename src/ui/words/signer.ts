/** Who signed: names of login methods and their persons, also of those that were removed since. */

import { wordsMethods as t } from '../../locales/en/ui/words/methods.ts';
import type { FormerSigner } from '../../messaging/activity.ts';
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { nameOfPerson, personOfMethod } from './person.ts';

/** What is known of login methods: the present ones, and by id those that were removed. */
export interface Signers extends Pick<UnlockedSnapshot, 'persons' | 'methods'> {
  former: Readonly<Record<string, FormerSigner>>;
}

/** *Ida Holm (“Laptop”)*, *Bo Ek (“Blue key”), removed since*; `null` where it was not noted. */
export function whoSigned(known: Signers, methodId: string | undefined): string | null {
  if (methodId === undefined) return null;
  const method = known.methods.find(({ id }) => id === methodId);
  if (method === undefined) return whoSignedOnce(known, methodId);
  const person = personOfMethod(known, methodId);
  // Alone, the person needs no name.
  return person === null || known.persons.length < 2
    ? t.quoted(method.name)
    : t.personWithMethod(nameOfPerson(person), method.name);
}

function whoSignedOnce({ persons, former }: Signers, methodId: string): string {
  const gone = former[methodId];
  if (gone === undefined) return t.removedMethod;
  const { methodName, person } = gone;
  const isAlone = persons.length < 2 && persons.some(({ id }) => id === person?.id);
  return person === null || isAlone
    ? t.methodRemovedSince(methodName)
    : t.personRemovedSince(person.name || null, methodName);
}

/** The persons who signed these acts, with the ids of their login methods; those who are still there first. */
export function personsWhoSigned(
  known: Signers,
  acts: readonly { signedBy?: string }[],
): { id: string; name: string; methodIds: string[] }[] {
  const signed = new Set(acts.map(({ signedBy }) => signedBy));
  const found = new Map(
    known.persons.map((person) => [
      person.id,
      { id: person.id, name: nameOfPerson(person), methodIds: person.methodIds },
    ]),
  );
  for (const [methodId, { person }] of Object.entries(known.former)) {
    if (person === null) continue;
    const { id, name } = person;
    const { methodIds, ...named } = found.get(id) ?? { id, name: name === '' ? t.nameless : name, methodIds: [] };
    found.set(id, { ...named, methodIds: [...methodIds, methodId] });
  }
  return [...found.values()].filter(({ methodIds }) => methodIds.some((id) => signed.has(id)));
}
