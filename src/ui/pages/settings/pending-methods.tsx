/** Login methods in their waiting period, shown on every settings page with the date and a button to cancel. */

import { common as t } from '../../../locales/en/ui/pages/settings/common.tsx';
import type { MethodView, UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { proversOver } from '../../methods/proving-methods.ts';
import { useCommand } from '../../wallet.tsx';
import { toMoment } from '../../words/day.ts';
import { pendingWords } from '../../words/pending-method.ts';
import { nameOfPerson, personOfMethod } from '../../words/person.ts';
import { useChange } from './use-change.ts';

export const PendingMethods = ({ snapshot }: { snapshot: UnlockedSnapshot }) => (
  <>
    {snapshot.methods
      .filter(({ waits }) => waits !== null)
      .map((method) => (
        <WaitingNote key={method.id} method={method} person={nameIn(snapshot, method)} />
      ))}
  </>
);

/** The person's name, where there are several persons. */
const nameIn = (snapshot: UnlockedSnapshot, { id }: MethodView): string | null => {
  const person = personOfMethod(snapshot, id);
  return person === null || snapshot.persons.length < 2 ? null : nameOfPerson(person);
};

function WaitingNote({ method, person }: { method: MethodView; person: string | null }) {
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const due = method.activeFrom !== null && method.activeFrom <= Date.now();
  return (
    <section class="narrow">
      <WarningBox severity="caution" title={pendingWords(method, person)} rule="waiting">
        <p>
          {due || method.activeFrom === null ? t.waitIsOver : t.takesEffect(toMoment(method.activeFrom, Date.now()))}
        </p>
        <div class="in-warning">
          <Button
            small
            busy={busy}
            testid="cancel-waiting"
            onClick={() =>
              run(
                t.cancelMethod(method.name),
                (proof) => command('cancel-waiting', { methodId: method.id, proof }),
                t.methodCancelled(method.name),
                { ...proversOver(method, false), states: ['active', 'frozen'] },
              )
            }
          >
            {t.cancelWaiting}
          </Button>
        </div>
        {problem !== null && <p class="bad">{problem}</p>}
      </WarningBox>
    </section>
  );
}
