/** Frozen login methods, each with three actions: unfreeze it, replace its keys, or remove it. */
import { useState } from 'preact/hooks';
import type { MethodView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { goTo } from '../../../location.ts';
import { METHODS } from '../../../methods/methods.ts';
import { highest, MANAGING } from '../../../methods/proving-methods.ts';
import { useCommand } from '../../../wallet.tsx';
import { toMoment } from '../../../words/day.ts';
import { Problem } from '../frame.tsx';
import { RemoveMethod } from '../methods/remove-method.tsx';
import { settingsPath } from '../settings-routes.ts';
import { useChange } from '../use-change.ts';

export function FrozenMethods({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const frozen = snapshot.methods.filter(({ state }) => state === 'frozen');
  const [removing, setRemoving] = useState<MethodView | null>(null);
  if (frozen.length === 0) return null;
  return (
    <section class="narrow">
      <h2 class="h3">Frozen</h2>
      <ul class="rows" data-testid="frozen-methods">
        {frozen.map((method) => (
          <li key={method.id}>
            <FrozenMethod method={method} onRemove={() => setRemoving(method)} />
          </li>
        ))}
      </ul>
      <p class="small">
        Replacing its keys keeps the login method, with a new credential. In both cases, every character it could open
        gets new keys.
      </p>
      {removing !== null && <RemoveMethod snapshot={snapshot} method={removing} onClose={() => setRemoving(null)} />}
    </section>
  );
}

function FrozenMethod({ method, onRemove }: { method: MethodView; onRemove: () => void }) {
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const { id, name, kind, frozenSince } = method;
  return (
    <div class="row tall frozen-row" data-testid="frozen-method">
      <Icon node={METHODS[kind].icon} size={20} />
      <span class="grow">
        <span class="t clip">{name}</span>
        <span class="d">{frozenSince === null ? 'Frozen' : `Frozen since ${toMoment(frozenSince, Date.now())}`}</span>
        <Problem text={problem} />
      </span>
      <span class="row-acts">
        <Button
          small
          busy={busy}
          testid="unfreeze"
          onClick={() =>
            run(
              `Unfreeze “${name}”`,
              (proof) => command('unfreeze-method', { methodId: id, proof }),
              `“${name}” unfrozen`,
              { ...MANAGING, rank: highest([MANAGING.rank, method.rank, method.frozenBy ?? 'other']) },
            )
          }
        >
          I found it
        </Button>
        <Button
          small
          testid="renew"
          onClick={() =>
            goTo(settingsPath(kind === 'recovery-key' ? `login-methods/recovery-key/${id}` : `lost/renew/${id}`))
          }
        >
          Replace its keys
        </Button>
        <Button small weight="risk" testid="remove-frozen" onClick={onRemove}>
          Remove it
        </Button>
      </span>
    </div>
  );
}
