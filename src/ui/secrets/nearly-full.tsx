/** Says that a character has little or no room left for logins and notes, before something that is typed cannot be saved. */
import { writePercent } from '../../lib/language.ts';
import { secrets as t } from '../../locales/en/ui/secrets.ts';
import { WarningBox } from '../components/warning.tsx';

/** From here on it is said. */
const NEARLY_FULL = 0.9;

/** `taken`: 1 is full. */
export function NearlyFull({ name, taken }: { name: string; taken: number }) {
  if (taken < NEARLY_FULL) return null;
  if (taken >= 1)
    return (
      <WarningBox severity="caution" title={t.full(name)} rule="full">
        <p>{t.fullText}</p>
      </WarningBox>
    );
  return (
    <WarningBox severity="note" title={t.nearlyFull(name)} rule="nearly-full">
      <p>{t.nearlyFullText(writePercent(String(Math.floor(taken * 100))))}</p>
    </WarningBox>
  );
}
