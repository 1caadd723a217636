/** What needs two managers. Turning it off needs two as well. */
import { useState } from 'preact/hooks';
import { members as t } from '../../../../locales/en/ui/pages/settings/members.tsx';
import type { SecondManagerAct } from '../../../../messaging/persons.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { CheckBox } from '../../../components/field.tsx';
import { twoForLevels } from '../../../methods/second-manager.ts';
import { useCommand } from '../../../wallet.tsx';
import { askForTwo, twoAreNeeded } from '../../../words/two-managers.ts';
import { Problem } from '../frame.tsx';
import { settingsPath } from '../settings-routes.ts';
import { useChange } from '../use-change.ts';

const CHOICES: readonly SecondManagerAct[] = ['managers', 'members', 'deletion', 'limits', 'exports'];

export function TwoManagers({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const { secondManagerFor, persons, methods } = snapshot;
  const [wanted, setWanted] = useState<readonly SecondManagerAct[]>(secondManagerFor);
  const managing = persons.filter(({ methodIds }) =>
    methods.some(({ id, rank, state }) => methodIds.includes(id) && rank === 'managing' && state === 'active'),
  ).length;
  const enough = managing > 1 || secondManagerFor.length > 0;

  function choose(act: SecondManagerAct, on: boolean) {
    if (!on) setWanted(act === 'managers' ? [] : wanted.filter((each) => each !== act));
    else setWanted(CHOICES.filter((each) => each === act || each === 'managers' || wanted.includes(each)));
  }
  const save = () =>
    run(
      askForTwo(wanted),
      (proof) => command('require-two', { acts: [...wanted], proof }),
      twoAreNeeded(wanted),
      undefined,
      twoForLevels(snapshot),
    );

  return (
    <section class="narrow stack" data-testid="two-managers-section">
      <h2 class="h3">{t.twoManagers}</h2>
      <p class="small">{enough ? t.twoManagersHelp : t.onceTwoManage}</p>
      {enough && (
        <>
          {CHOICES.map((act) => (
            <CheckBox key={act} checked={wanted.includes(act)} onChange={(on) => choose(act, on)} testid={`two-${act}`}>
              <span>
                <span class="t">{t.acts[act].title}</span>
                <span class="small block">{t.acts[act].detail}</span>
              </span>
            </CheckBox>
          ))}
          {wanted.includes('exports') && (
            <p class="small" data-testid="exports-honest">
              {t.exportsHonest((text) => (
                <a href={`#/${settingsPath('levels')}`}>{text}</a>
              ))}
            </p>
          )}
          <Problem text={problem} />
          <div class="acts-row">
            <Button
              weight="primary"
              busy={busy}
              disabled={[...wanted].sort().join() === [...secondManagerFor].sort().join()}
              onClick={save}
              testid="save-two"
            >
              {t.save}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
