/** The second step: the new recovery key is shown, to be kept on paper. It opens nothing yet. */
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
    <Frame
      title={`Save “${draft.name}”`}
      lede="Write it down or print it; don’t take a photo. It opens nothing yet: next you confirm two groups, and then it is added."
    >
      <section class="narrow stack">
        <KeyBox of={key} fileName={toFileName(draft.name)} />
        {problem !== null ? (
          <WarningBox severity="danger" title="The key can’t be shown">
            <p>{problem}</p>
          </WarningBox>
        ) : (
          <WarningBox
            severity="caution"
            title={draft.personal ? 'Remember what only you know' : 'Anyone who sees it can open everything'}
          >
            <p>
              {draft.personal
                ? 'This key opens nothing without it. It is not on the sheet and can’t be reset.'
                : 'Nobody will ever ask you for it: no site, no support team, not us.'}
            </p>
          </WarningBox>
        )}
        <div class="acts-row">
          <Button weight="primary" disabled={key === null} onClick={onKept} testid="continue">
            I’ve saved it
          </Button>
          <DiscardKey name={draft.name} />
        </div>
      </section>
    </Frame>
  );
}
