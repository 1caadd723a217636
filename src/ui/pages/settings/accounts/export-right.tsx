/** Says which login methods can take keys out of a character that this login only uses. Nothing where this login owns it. */
import type { CharacterSummary, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { WarningBox } from '../../../components/warning.tsx';
import { useOnly } from '../../../methods/owners.ts';

export function ExportRight({ snapshot, character }: { snapshot: UnlockedSnapshot; character: CharacterSummary }) {
  const told = useOnly(snapshot, character);
  if (told === null) return null;
  return (
    <WarningBox severity="note" title="This login shows no keys" rule="use-only">
      <p>{told}</p>
    </WarningBox>
  );
}
