/** Everything the active character signed and sent, newest first, grouped by day. Pending transactions can be sped up or cancelled. */

import { useState } from 'preact/hooks';
import { Empty } from '../../../components/empty.tsx';
import { Mask } from '../../../components/mask.tsx';
import { useNow } from '../../../use-now.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { isPending } from '../../../words/activity.ts';
import { toDay } from '../../../words/day.ts';
import { nameOfPerson, whoSigned } from '../../../words/person.ts';
import type { CharacterPageProps } from '../character-page-props.ts';
import { Frame, Problem } from '../frame.tsx';
import { Choice } from '../loss/filter-history.tsx';
import { HistoryRow } from './history-row.tsx';

export function HistoryPage({ snapshot, character, detail }: CharacterPageProps) {
  const command = useCommand();
  const { problem, run } = useAct();
  const pending = detail.activity.some(({ status }) => isPending(status));
  const now = useNow(pending ? 1_000 : 60_000);
  const [personId, setPersonId] = useState('');
  const signers = snapshot.persons.filter(({ methodIds }) =>
    detail.activity.some(({ signedBy }) => signedBy !== undefined && methodIds.includes(signedBy)),
  );
  const wanted = signers.find(({ id }) => id === personId);
  const shown = detail.activity.filter(
    ({ signedBy }) => wanted === undefined || (signedBy !== undefined && wanted.methodIds.includes(signedBy)),
  );
  const days = new Map<string, typeof detail.activity>();
  for (const one of [...shown].sort((a, b) => b.at - a.at)) {
    const day = toDay(one.at, now);
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  return (
    <Frame
      title="History"
      lede={`Everything ${character.name} signed and sent. It is stored with this character and shown nowhere else.`}
      look={character.look}
      testid="history"
    >
      <Problem text={problem} />
      {signers.length > 1 && (
        <section class="narrow">
          <Choice
            label="Who signed"
            value={personId}
            options={[
              { value: '', name: 'Everybody' },
              ...signers.map((person) => ({ value: person.id, name: nameOfPerson(person) })),
            ]}
            onChange={setPersonId}
            testid="filter-signer"
          />
          <p class="small">What was signed on this computer. Other members’ computers keep their own history.</p>
        </section>
      )}
      {days.size === 0 && (
        <section>
          <div class="rows">
            <Empty
              mark={<Mask shape={character.look.mask} size={56} />}
              title="Nothing yet"
              text={`Everything ${character.name} sends and signs shows up here.`}
            />
          </div>
        </section>
      )}
      {[...days].map(([day, activity]) => (
        <section key={day}>
          <h2 class="h3 capital">{day}</h2>
          <ul class="rows">
            {activity.map((one) => (
              <li key={one.id}>
                <HistoryRow
                  one={one}
                  now={now}
                  network={snapshot.networks.find(({ chainId }) => chainId === one.chainId) ?? null}
                  accountName={
                    detail.accounts.find(({ address }) => address.toLowerCase() === one.from.toLowerCase())?.name ??
                    null
                  }
                  signedBy={whoSigned(snapshot, one.signedBy)}
                  onReplace={(act) => run(() => command('replace-transaction', { activityId: one.id, act }))}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Frame>
  );
}
