/** The third step: two groups of the new recovery key, or one of each of its sheets, and what only the user knows, are typed back. The worker checks them. */
import { useState } from 'preact/hooks';
import { recovery as t } from '../../../../locales/en/ui/pages/settings/recovery.tsx';
import type { RecoveryDraftView } from '../../../../messaging/recovery.ts';
import { Button } from '../../../components/button.tsx';
import { PersonalField, withPersonal } from '../../../methods/password/personal.tsx';
import { areRight, GroupsBack, type TypedGroups, toAnswer } from '../../../methods/recovery-key/groups-back.tsx';
import { SheetsBack, sheetsAreRight } from '../../../methods/recovery-key/sheets-back.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Frame, Problem } from '../frame.tsx';
import { DiscardKey } from './discard-key.tsx';
import { useNewKey } from './use-new-key.ts';

export function ConfirmKey({ draft, onBack }: { draft: RecoveryDraftView; onBack: () => void }) {
  const command = useCommand();
  const { key, problem: unread } = useNewKey();
  const { busy, problem, run } = useAct();
  const [typed, setTyped] = useState<TypedGroups>({});
  const [personal, setPersonal] = useState('');
  const sheets = key?.sheets?.all ?? null;
  const right = key !== null && (sheets === null ? areRight(key, typed) : sheetsAreRight(sheets, typed));
  const ready = right && (!draft.personal || personal.trim() !== '');
  const confirm = () =>
    busy ||
    !ready ||
    run(async () => {
      if (key !== null)
        await command('confirm-new-key', {
          groups: sheets === null ? toAnswer(key, typed) : typed,
          ...withPersonal(personal),
        });
    });
  return (
    <Frame title={t.confirmTitle(draft.name)} lede={draft.sheets === null ? t.enterTwoGroups : t.enterOneGroupOfEach}>
      <section class="narrow stack">
        {sheets !== null && (
          <SheetsBack sheets={sheets} typed={typed} onTyped={setTyped} disabled={busy} onEnter={confirm} />
        )}
        {key !== null && sheets === null && (
          <GroupsBack of={key} typed={typed} onTyped={setTyped} disabled={busy} onEnter={confirm} />
        )}
        {draft.personal && (
          <PersonalField value={personal} onValue={setPersonal} help={t.personalAgainHelp} onEnter={confirm} />
        )}
        <Problem text={unread ?? problem} />
        <div class="acts-row">
          <Button weight="primary" disabled={!ready} busy={busy} onClick={confirm} testid="continue">
            {t.goOn}
          </Button>
          <Button weight="quiet" onClick={onBack}>
            {draft.sheets === null ? t.backToKey : t.backToSheets}
          </Button>
          <DiscardKey name={draft.name} />
        </div>
      </section>
    </Frame>
  );
}
