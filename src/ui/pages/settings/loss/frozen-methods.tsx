/** Frozen login methods, each with three actions: unfreeze it, replace its keys, or remove it. */
import { useState } from 'preact/hooks';
import { loss as t } from '../../../../locales/en/ui/pages/settings/loss.tsx';
import type { MethodView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Icon } from '../../../components/icon.tsx';
import { goTo } from '../../../location.ts';
import { ICONS } from '../../../methods/icons.ts';
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
      <h2 class="h3">{t.frozen}</h2>
      <ul class="rows" data-testid="frozen-methods">
        {frozen.map((method) => (
          <li key={method.id}>
            <FrozenMethod method={method} onRemove={() => setRemoving(method)} />
          </li>
        ))}
      </ul>
      <p class="small">{t.frozenExplained}</p>
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
      <Icon node={ICONS[kind]} size={20} />
      <span class="grow">
        <span class="t clip">{name}</span>
        <span class="d">{frozenSince === null ? t.frozen : t.frozenSince(toMoment(frozenSince, Date.now()))}</span>
        <Problem text={problem} />
      </span>
      <span class="row-acts">
        <Button
          small
          busy={busy}
          testid="unfreeze"
          onClick={() =>
            run(t.unfreeze(name), (proof) => command('unfreeze-method', { methodId: id, proof }), t.unfrozen(name), {
              ...MANAGING,
              rank: highest([MANAGING.rank, method.rank, method.frozenBy ?? 'other']),
            })
          }
        >
          {t.iFoundIt}
        </Button>
        <Button
          small
          testid="renew"
          onClick={() =>
            goTo(settingsPath(kind === 'recovery-key' ? `login-methods/recovery-key/${id}` : `lost/renew/${id}`))
          }
        >
          {t.replaceKeys}
        </Button>
        <Button small weight="risk" testid="remove-frozen" onClick={onRemove}>
          {t.remove}
        </Button>
      </span>
    </div>
  );
}
