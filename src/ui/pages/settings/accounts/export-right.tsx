/** Says which login methods can take keys out of a character that this login only uses. Nothing where this login owns it. */
import { accounts as t } from '../../../../locales/en/ui/pages/settings/accounts.tsx';
import type { CharacterSummary, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { WarningBox } from '../../../components/warning.tsx';
import { useOnly } from '../../../methods/owners.ts';

export function ExportRight({ snapshot, character }: { snapshot: UnlockedSnapshot; character: CharacterSummary }) {
  const told = useOnly(snapshot, character);
  if (told === null) return null;
  return (
    <WarningBox severity="note" title={t.showsNoKeys} rule="use-only">
      <p>{told}</p>
    </WarningBox>
  );
}
