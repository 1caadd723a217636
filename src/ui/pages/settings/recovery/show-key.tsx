/** The second step: the new recovery key is shown, to be kept on paper. It opens nothing yet. */
import { recovery as t } from '../../../../locales/en/ui/pages/settings/recovery.tsx';
import type { RecoveryDraftView } from '../../../../messaging/recovery.ts';
import { Button } from '../../../components/button.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { KeyBox } from '../../../methods/recovery-key/key-box.tsx';
import { Frame } from '../frame.tsx';
import { DiscardKey } from './discard-key.tsx';
import { ShowSheets } from './show-sheets.tsx';
import { useNewKey } from './use-new-key.ts';

/** *dramatis-recovery-key-in-the-safe.txt* */
const toFileName = (name: string): string =>
  `dramatis-recovery-key-${name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')}.txt`;

export function ShowKey({ draft, onKept }: { draft: RecoveryDraftView; onKept: () => void }) {
  const { key, problem } = useNewKey();
  if (key?.sheets) return <ShowSheets of={key} sheets={key.sheets} toFileName={toFileName} onKept={onKept} />;
  return (
    <Frame title={t.saveTitle(draft.name)} lede={t.saveLede}>
      <section class="narrow stack">
        <KeyBox of={key} fileName={toFileName(draft.name)} />
        {problem !== null ? (
          <WarningBox severity="danger" title={t.cannotBeShown}>
            <p>{problem}</p>
          </WarningBox>
        ) : (
          <WarningBox severity="caution" title={draft.personal ? t.rememberPersonal : t.anyoneCanOpen}>
            <p>{draft.personal ? t.rememberPersonalWhy : t.nobodyAsks}</p>
          </WarningBox>
        )}
        <div class="acts-row">
          <Button weight="primary" disabled={key === null} onClick={onKept} testid="continue">
            {t.savedIt}
          </Button>
          <DiscardKey name={draft.name} />
        </div>
      </section>
    </Frame>
  );
}
