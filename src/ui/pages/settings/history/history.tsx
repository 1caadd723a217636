/** What the character that acts has signed and sent, newest first, by day; what waits can be hurried or taken back. */
import { Empty } from '../../../components/empty.tsx';
import { Mask } from '../../../components/mask.tsx';
import { useNow } from '../../../use-now.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { isPending } from '../../../words/activity.ts';
import { toDay } from '../../../words/day.ts';
import type { CharacterPageProps } from '../character-page-props.ts';
import { Frame, Problem } from '../frame.tsx';
import { HistoryRow } from './history-row.tsx';

export function HistoryPage({ snapshot, character, detail }: CharacterPageProps) {
  const command = useCommand();
  const { problem, run } = useAct();
  const pending = detail.activity.some(({ status }) => isPending(status));
  const now = useNow(pending ? 1_000 : 60_000);
  const days = new Map<string, typeof detail.activity>();
  for (const one of [...detail.activity].sort((a, b) => b.at - a.at)) {
    const day = toDay(one.at, now);
    days.set(day, [...(days.get(day) ?? []), one]);
  }
  return (
    <Frame
      title="History"
      lede={`What ${character.name} signed and sent. It is kept with this character and shown nowhere else.`}
      look={character.look}
      testid="history"
    >
      <Problem text={problem} />
      {days.size === 0 && (
        <section>
          <div class="rows">
            <Empty
              mark={<Mask shape={character.look.mask} size={56} />}
              title="Nothing yet"
              text={`What ${character.name} sends and signs stands here.`}
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
