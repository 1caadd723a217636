/** The login methods that can be created here, one that works on this computer first. The caller handles the choice. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { methodCreation as t } from '../../locales/en/ui/methods/creation.ts';
import type { BindableKind } from '../../messaging/login.ts';
import { Button } from '../components/button.tsx';
import { ChevronDown } from '../components/icon.tsx';
import { creationOrder, OFFERED_AT_ONCE } from './creation-order.ts';
import { ICONS } from './icons.ts';
import type { Said } from './method-list.tsx';
import { MethodChoice, MethodRows } from './method-list.tsx';
import { usePasskeyHere } from './passkey/use-passkey-here.ts';

/** `below`: stands under the choice of that kind. `hasServer`: as for creationOrder. Nothing is shown before the order is known. */
export function CreationChoices<Kind extends BindableKind>(props: {
  offered: readonly Kind[];
  hasServer: boolean;
  /** Title of the passkey that this computer holds; unless told, the start's. */
  passkeyTitle?: string;
  onChoose: (kind: Kind) => void;
  below?: { kind: Kind; children: ComponentChildren } | null;
}) {
  const holdsPasskey = usePasskeyHere();
  const [wantsAll, setWantsAll] = useState(false);
  const firstOfMore = useRef<HTMLDivElement>(null);
  // The button that showed them is gone, and the focus with it.
  useEffect(() => {
    if (wantsAll) firstOfMore.current?.querySelector('button')?.focus();
  }, [wantsAll]);
  if (holdsPasskey === null) return null;
  const ordered = creationOrder(props.offered, { holdsPasskey, hasServer: props.hasServer });
  // What stands below a choice is never hidden with it.
  const all = wantsAll || ordered.slice(OFFERED_AT_ONCE).some((kind) => kind === props.below?.kind);
  const [first, ...rest] = all ? ordered : ordered.slice(0, OFFERED_AT_ONCE);

  const saidOf = (kind: Kind): Said => {
    const { create } = t.kinds[kind];
    if (kind !== 'passkey') return create;
    return holdsPasskey ? { ...create, title: props.passkeyTitle ?? create.title } : t.passkeyElsewhere;
  };
  const choice = (kind: Kind) => (
    <MethodChoice
      first={kind === first}
      icon={ICONS[kind]}
      said={saidOf(kind)}
      testid={`create-with-${kind}`}
      onClick={() => props.onChoose(kind)}
    />
  );
  const below = (kind: Kind) => props.below?.kind === kind && <div class="below-choice">{props.below.children}</div>;
  return (
    <>
      {first !== undefined && choice(first)}
      {first !== undefined && below(first)}
      <MethodRows>
        {rest.map((kind, index) => (
          <div key={kind} class="method-choice" ref={index + 1 === OFFERED_AT_ONCE ? firstOfMore : null}>
            {choice(kind)}
            {below(kind)}
          </div>
        ))}
      </MethodRows>
      {!all && ordered.length > OFFERED_AT_ONCE && (
        <div>
          <Button weight="quiet" icon={ChevronDown} onClick={() => setWantsAll(true)} testid="more-methods">
            {t.moreWays}
          </Button>
        </div>
      )}
    </>
  );
}
