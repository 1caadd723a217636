/** Stored encrypted keys that nothing uses, grouped by the login method that signed them, with a button to delete them. Renders nothing if there are none. */
import { useEffect, useState } from 'preact/hooks';
import { accounts as t } from '../../../../locales/en/ui/pages/settings/accounts.tsx';
import type { CommandAnswer } from '../../../../messaging/commands.ts';
import type { CharacterSummary } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useToast } from '../../../components/toast.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';

type Group = CommandAnswer<'list-unused-keys'>['groups'][number];

export function UnusedKeys({ character }: { character: CharacterSummary }) {
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const [groups, setGroups] = useState<Group[]>([]);
  const [asking, setAsking] = useState<Group | null>(null);
  const characterId = character.id;
  const load = () => run(async () => setGroups((await command('list-unused-keys', { characterId })).groups));
  useEffect(() => void load(), [characterId]);
  if (groups.length === 0) return null;

  async function remove(group: Group) {
    const args = { characterId, targetIds: group.targetIds };
    setAsking(null);
    if (!(await run(() => command('delete-unused-keys', args)))) return;
    say(t.keysDeleted(group.targetIds.length));
    await load();
  }

  return (
    <section class="narrow stack" data-testid="unused-keys">
      <h2 class="h3">{t.unusedKeys}</h2>
      <p class="small">{t.unusedKeysHelp(character.name)}</p>
      <ul class="rows">
        {groups.map((group) => (
          <li key={group.method ?? ''}>
            <div class="row tall" data-testid="unused-row">
              <span class="grow">
                <span class="t clip">{t.keys(group.targetIds.length)}</span>
                <span class="d">{group.method === null ? t.notSigned : t.signedBy(group.method)}</span>
              </span>
              <Button
                busy={busy}
                of={group.method === null ? t.notSigned : t.signedBy(group.method)}
                onClick={() => setAsking(group)}
                testid="delete-unused"
              >
                {t.deleteKeys}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Problem text={problem} />
      {asking !== null && (
        <Dialog
          title={t.deleteQuestion(asking.targetIds.length)}
          testid="ask-delete-unused"
          onClose={() => setAsking(null)}
          foot={
            <>
              <Button onClick={() => setAsking(null)}>{t.cancel}</Button>
              <Button weight="danger" busy={busy} onClick={() => void remove(asking)} testid="confirm-delete-unused">
                {t.deleteKeys}
              </Button>
            </>
          }
        >
          <p class="small">{asking.method === null ? t.deletesUnsigned : t.deletesSigned(asking.method)}</p>
        </Dialog>
      )}
    </section>
  );
}
