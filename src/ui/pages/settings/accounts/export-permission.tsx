/** Whether two managers have allowed an export of keys of a character, and who may make it. */

import { toListing } from '../../../../locales/en/grammar.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { WarningBox } from '../../../components/warning.tsx';
import { twoForExports } from '../../../methods/second-manager.ts';
import { toMoment } from '../../../words/day.ts';
import { settingsPath } from '../settings-routes.ts';

/** Nothing where no second manager is demanded. */
export function ExportPermission({ snapshot, characterId }: { snapshot: UnlockedSnapshot; characterId: string }) {
  if (!twoForExports(snapshot)) return null;
  const allowed = snapshot.allowedExports.filter((one) => one.characterId === characterId && one.until >= Date.now());
  const names = allowed.map(({ methodId, until }) => {
    const name = snapshot.methods.find(({ id }) => id === methodId)?.name ?? 'A login method';
    return `“${name}” (until ${toMoment(until, Date.now())})`;
  });
  return (
    <WarningBox severity="note" title="Two managers have to allow this" rule="two-managers">
      <p data-testid="export-permission">
        {names.length > 0
          ? `${toListing(names)} may export once. Confirm with that login method.`
          : 'One manager proposes the export, and another agrees. The login method that they chose can then export once, within a day. The recovery key needs no agreement.'}
      </p>
      {names.length === 0 && (
        <p>
          <a href={`#/${settingsPath('members')}`}>Propose it under Members</a>, in the menu of the person.
        </p>
      )}
    </WarningBox>
  );
}
