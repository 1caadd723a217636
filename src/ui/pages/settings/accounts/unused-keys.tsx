/** Stored encrypted keys that nothing uses, grouped by the login method that signed them, with a button to delete them. Renders nothing if there are none. */
import { useEffect, useState } from 'preact/hooks';
import type { CommandAnswer } from '../../../../messaging/commands.ts';
import type { CharacterSummary } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useToast } from '../../../components/toast.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';

type Group = CommandAnswer<'list-unused-keys'>['groups'][number];

const count = ({ targetIds }: Group): string => (targetIds.length === 1 ? '1 key' : `${targetIds.length} keys`);

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
    say(`${count(group)} deleted`);
    await load();
  }

  return (
    <section class="narrow stack" data-testid="unused-keys">
      <h2 class="h3">Unused encrypted keys</h2>
      <p class="small">
        {character.name}’s keys can’t decrypt them, or one login method added too many. Nothing uses them.
      </p>
      <ul class="rows">
        {groups.map((group) => (
          <li key={group.method ?? ''}>
            <div class="row tall" data-testid="unused-row">
              <span class="grow">
                <span class="t clip">{count(group)}</span>
                <span class="d">
                  {group.method === null
                    ? 'Not signed by any login method of this identity'
                    : `Signed by ${group.method}`}
                </span>
              </span>
              <Button busy={busy} onClick={() => setAsking(group)} testid="delete-unused">
                Delete
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Problem text={problem} />
      {asking !== null && (
        <Dialog
          title={`Delete ${count(asking)}?`}
          testid="ask-delete-unused"
          onClose={() => setAsking(null)}
          foot={
            <>
              <Button onClick={() => setAsking(null)}>Cancel</Button>
              <Button weight="danger" busy={busy} onClick={() => void remove(asking)} testid="confirm-delete-unused">
                Delete
              </Button>
            </>
          }
        >
          <p class="small">
            {asking.method === null
              ? 'They aren’t signed by any login method of this identity.'
              : `${asking.method} signed them. If you added keys with it and can’t find them, keep these.`}{' '}
            They can’t be restored.
          </p>
        </Dialog>
      )}
    </section>
  );
}
