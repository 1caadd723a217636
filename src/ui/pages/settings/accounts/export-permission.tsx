/** Whether two managers have allowed an export of keys of a character, and who may make it. */
import { accounts as t } from '../../../../locales/en/ui/pages/settings/accounts.tsx';
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
    const name = snapshot.methods.find(({ id }) => id === methodId)?.name ?? t.aLoginMethod;
    return t.methodUntil(name, toMoment(until, Date.now()));
  });
  return (
    <WarningBox severity="note" title={t.twoManagersAllow} rule="two-managers">
      <p data-testid="export-permission">{names.length > 0 ? t.mayExportOnce(names) : t.howToBeAllowed}</p>
      {names.length === 0 && (
        <p>
          {t.proposeUnderMembers((text) => (
            <a href={`#/${settingsPath('members')}`}>{text}</a>
          ))}
        </p>
      )}
    </WarningBox>
  );
}
