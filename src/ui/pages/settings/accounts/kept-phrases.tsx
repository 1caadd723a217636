/** Phrases of other wallets that the character keeps: add more of their accounts, rename, show or remove one. */
import { useState } from 'preact/hooks';
import { accounts as t } from '../../../../locales/en/ui/pages/settings/accounts.tsx';
import type { PhraseView } from '../../../../messaging/account-source.ts';
import type { CharacterSummary, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { KeyRound, Pencil, Plus, Trash2 } from '../../../components/icon.tsx';
import { MoreMenu } from '../../../components/more-menu.tsx';
import { Tag } from '../../../components/row.tsx';
import { useToast } from '../../../components/toast.tsx';
import { goTo } from '../../../location.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { ActionDialog } from '../action-dialog.tsx';
import { NameDialog } from '../name-dialog.tsx';
import { settingsPath } from '../settings-routes.ts';
import { ExportPhrase } from './export-phrase.tsx';

type Act = 'rename' | 'show' | 'remove';

export function KeptPhrases(props: {
  snapshot: UnlockedSnapshot;
  character: CharacterSummary;
  phrases: readonly PhraseView[];
}) {
  const { character, phrases } = props;
  const [open, setOpen] = useState<{ act: Act; phrase: PhraseView } | null>(null);
  const close = () => setOpen(null);
  if (phrases.length === 0) return null;
  return (
    <section class="narrow">
      <h2 class="h3">{t.keptPhrases}</h2>
      <p class="small">{t.keptPhrasesHelp(character.name)}</p>
      <ul class="rows kept-phrases">
        {phrases.map((phrase) => (
          <li key={phrase.targetId}>
            <div class="row" data-testid="kept-phrase" data-name={phrase.name}>
              <span class="grow t clip">{phrase.name}</span>
              {phrase.exposedSince !== null && <Tag>{t.exposed}</Tag>}
              <Button
                small
                icon={Plus}
                onClick={() => goTo(settingsPath(`accounts/import/${phrase.targetId}`))}
                of={phrase.name}
                testid="add-from-phrase"
              >
                {t.addAccounts}
              </Button>
              <MoreMenu
                of={phrase.name}
                items={[
                  {
                    name: t.rename,
                    icon: Pencil,
                    testid: 'rename-phrase',
                    act: () => setOpen({ act: 'rename', phrase }),
                  },
                  {
                    name: t.showPhrase,
                    icon: KeyRound,
                    testid: 'show-phrase',
                    act: () => setOpen({ act: 'show', phrase }),
                  },
                  {
                    name: t.remove,
                    icon: Trash2,
                    danger: true,
                    testid: 'remove-phrase',
                    act: () => setOpen({ act: 'remove', phrase }),
                  },
                ]}
              />
            </div>
          </li>
        ))}
      </ul>
      {open?.act === 'rename' && <Rename {...open} character={character} onClose={close} />}
      {open?.act === 'show' && <ExportPhrase {...props} kept={open.phrase} onClose={close} />}
      {open?.act === 'remove' && <Remove {...open} character={character} onClose={close} />}
    </section>
  );
}

interface DialogProps {
  phrase: PhraseView;
  character: CharacterSummary;
  onClose: () => void;
}

function Rename({ phrase, character, onClose }: DialogProps) {
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  async function rename(name: string) {
    const args = { characterId: character.id, targetId: phrase.targetId, name };
    if (!(await run(() => command('rename-phrase', args)))) return;
    say(t.renamed(name));
    onClose();
  }
  return (
    <NameDialog
      title={t.renameTitle(phrase.name)}
      label={t.name}
      verb={t.rename}
      value={phrase.name}
      busy={busy}
      problem={problem}
      onName={rename}
      onClose={onClose}
    />
  );
}

function Remove({ phrase, character, onClose }: DialogProps) {
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  async function remove() {
    if (!(await run(() => command('remove-phrase', { characterId: character.id, targetId: phrase.targetId })))) return;
    say(t.removed(phrase.name));
    onClose();
  }
  return (
    <ActionDialog
      title={t.removePhraseQuestion(phrase.name)}
      onClose={onClose}
      action={t.remove}
      weight="danger"
      busy={busy}
      onAction={remove}
      actionTestid="confirm-remove"
      problem={problem}
    >
      <p class="small">{t.removePhraseConsequence(character.name)}</p>
    </ActionDialog>
  );
}
