/** Explains what differing words mean and what to do. Only the user can detect this attack. */

import { pairing as t } from '../../locales/en/ui/pairing.ts';
import { WarningBox } from '../components/warning.tsx';

export const WordsDiffer = () => (
  <WarningBox severity="danger" title={t.wordsDiffer} rule="words-differ">
    <p>{t.wordsDifferDetail}</p>
  </WarningBox>
);
