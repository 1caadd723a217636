/** The button that imports the chosen accounts, and what is said afterwards. */
import { accountsBring as t } from '../../../../../locales/en/ui/pages/settings/accounts/bring.ts';
import type { AccountSource } from '../../../../../messaging/account-source.ts';
import type { CharacterSummary } from '../../../../../messaging/snapshot.ts';
import { Button } from '../../../../components/button.tsx';
import { WarningBox } from '../../../../components/warning.tsx';
import { goTo } from '../../../../location.ts';
import { useAct, useCommand } from '../../../../wallet.tsx';
import { Problem } from '../../frame.tsx';
import type { Choice } from './found.ts';

export function ImportChosen(props: {
  character: CharacterSummary;
  rows: readonly Choice[];
  sourceOf: (chosen: readonly Choice[]) => AccountSource;
  keepAs: string | null;
  disabled?: boolean;
  onDone: (count: number) => void;
}) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const chosen = props.rows.filter((row) => row.chosen);
  const take = () =>
    run(async () => {
      const names = chosen.map(({ name, called }) => name.trim() || called);
      const { character, keepAs } = props;
      const args = { characterId: character.id, source: props.sourceOf(chosen), names, keepAs };
      const { addresses } = await command('import-accounts', args);
      props.onDone(addresses.length);
    });
  return (
    <div>
      <Problem text={problem} />
      <div class="acts-row">
        <Button
          weight="primary"
          busy={busy}
          disabled={chosen.length === 0 || props.disabled === true}
          onClick={take}
          testid="import-chosen"
        >
          {chosen.length === 0 ? t.chooseAccount : t.importAccounts(chosen.length)}
        </Button>
      </div>
    </div>
  );
}

/** `advice`: what to do with the phrase, keys or files now. */
export function ImportDone(props: { character: CharacterSummary; count: number; advice: string; onMore: () => void }) {
  const { character, count } = props;
  const command = useCommand();
  const { busy, problem, run } = useAct();
  async function show() {
    if (await run(() => command('set-active', { characterId: character.id }))) goTo('settings/accounts');
  }
  return (
    <div class="stack" data-testid="import-done">
      <WarningBox severity="good" title={t.importedInto(count, character.name)}>
        <p>{props.advice}</p>
      </WarningBox>
      <div class="acts-row">
        <Button weight="primary" busy={busy} onClick={show} testid="show-accounts">
          {t.showAccounts}
        </Button>
        <Button onClick={props.onMore}>{t.importMore}</Button>
      </div>
      <Problem text={problem} />
    </div>
  );
}
