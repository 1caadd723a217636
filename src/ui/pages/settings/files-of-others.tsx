/** Login files in the own storage of a person who is removed: the remover has no access to it, so that person has to delete them. */

import { common as t } from '../../../locales/en/ui/pages/settings/common.tsx';
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
  const files = stored.map((method) => t.quoted(method.name));
  return (
    <WarningBox severity="note" title={t.keepsFiles(name, files.length)} rule="file-of-other">
      <p data-testid="file-of-other">{t.onlyOwnerDeletes(files, [...hosts], name)}</p>
    </WarningBox>
  );
}
