/** On a page before the login: the other identities on this computer. Nothing is open there, so going to one loses nothing. */

import type { IdentityChoice } from '../../messaging/snapshot.ts';
import { goTo } from '../location.ts';
import { useAct, useCommand } from '../wallet.tsx';
import { IdentityRows } from './identity-rows.tsx';
import { othersOf } from './words.ts';

/** Nothing where there is no other. */
export function OtherIdentities({ identities, title }: { identities: IdentityChoice[] | undefined; title: string }) {
  const command = useCommand();
  const { problem, run } = useAct();
  const others = othersOf(identities);
  if (others.length === 0) return null;
  return (
    <section class="stack" data-testid="to-other-identity">
      <h2 class="h3 another-way">{title}</h2>
      <IdentityRows
        identities={others}
        onChoose={({ id }) =>
          run(async () => {
            await command('switch-identity', { id });
            goTo('login');
          })
        }
      />
      {problem !== null && (
        <p class="small bad" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
