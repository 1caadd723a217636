/** Login files in the own storage of a person who is removed: the remover has no access to it, so that person has to delete them. */

import { toListing } from '../../../locales/en/grammar.ts';
import type { MethodView, UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { WarningBox } from '../../components/warning.tsx';
import { nameOfPerson, personOfMethod } from '../../words/person.ts';

/** Login methods with a file in the storage space of somebody else. */
export const storedByOthers = (snapshot: UnlockedSnapshot, methods: readonly MethodView[]): MethodView[] =>
  methods.filter(({ id, kind }) => kind === 'own-storage' && personOfMethod(snapshot, id)?.current === false);

/** Nothing where there is no such file. `methods`: those that are removed. */
export function FilesOfOthers({ snapshot, methods }: { snapshot: UnlockedSnapshot; methods: readonly MethodView[] }) {
  const stored = storedByOthers(snapshot, methods);
  const [first] = stored;
  const person = first === undefined ? null : personOfMethod(snapshot, first.id);
  if (person == null) return null;
  const name = nameOfPerson(person);
  const hosts = new Set(stored.flatMap(({ file }) => (file == null ? [] : [new URL(file.address).host])));
  const where = hosts.size === 0 ? 'in their own storage' : `at ${toListing([...hosts])}`;
  const one = stored.length === 1;
  return (
    <WarningBox severity="note" title={`${name} keeps ${one ? 'a login file' : 'login files'}`} rule="file-of-other">
      <p data-testid="file-of-other">
        {toListing(stored.map((method) => `“${method.name}”`))} {one ? 'is a file' : 'are files'} {where}. You have no
        access there, so only {name} can delete {one ? 'it' : 'them'}: ask for that. There is no hurry:{' '}
        {one ? 'it opens' : 'they open'} nothing of this identity any more.
      </p>
    </WarningBox>
  );
}
