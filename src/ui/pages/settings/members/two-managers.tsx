/** What needs two managers. Turning it off needs two as well. */
import { useState } from 'preact/hooks';
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

const CHOICES: readonly { act: SecondManagerAct; title: string; detail: string }[] = [
  {
    act: 'managers',
    title: 'Managers and roles',
    detail: 'Adding and removing managers, changing levels, and this setting.',
  },
  { act: 'members', title: 'Members', detail: 'Removing a member, or taking access away from one.' },
  { act: 'deletion', title: 'Deletions', detail: 'Of a character, and of the whole identity.' },
  { act: 'limits', title: 'Limits', detail: 'What login methods may sign, and which sites may ask.' },
  {
    act: 'exports',
    title: 'Exports of keys',
    detail: 'Showing a private key or a phrase. Each agreement counts once, within a day.',
  },
];

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
    else
      setWanted(
        CHOICES.map((choice) => choice.act).filter(
          (each) => each === act || each === 'managers' || wanted.includes(each),
        ),
      );
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
      <h2 class="h3">Two managers</h2>
      <p class="small">
        {enough
          ? 'What needs two managers is proposed by one and confirmed by another. Both signatures are in the log. The recovery key still acts alone, so keep it where no single person can take it.'
          : 'Once two people manage this identity, you can require two of them to agree to certain acts.'}
      </p>
      {enough && (
        <>
          {CHOICES.map(({ act, title, detail }) => (
            <CheckBox key={act} checked={wanted.includes(act)} onChange={(on) => choose(act, on)} testid={`two-${act}`}>
              <span>
                <span class="t">{title}</span>
                <span class="small block">{detail}</span>
              </span>
            </CheckBox>
          ))}
          {wanted.includes('exports') && (
            <p class="small" data-testid="exports-honest">
              Dramatis itself follows this rule: it shows no key until a second manager agrees. But anyone who can open
              everything of a character holds its keys, and another program could extract them. To protect the keys,
              have few managers, and make characters “View only” for the other roles, under{' '}
              <a href={`#/${settingsPath('levels')}`}>Levels</a>.
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
              Save
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
