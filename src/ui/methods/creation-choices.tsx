/** The login methods that can be made here, the one that works on this computer first. Makes none: what a choice does is the caller's. */
import type { ComponentChildren } from 'preact';
import { creationOrder, type NewKind } from './creation-order.ts';
import { MethodChoice, MethodRows } from './method-list.tsx';
import { TOUCH } from './methods.ts';
import { passkeyElsewhere } from './passkey.ts';
import { password } from './password-words.ts';
import { usePasskeyHere } from './use-passkey-here.ts';
import type { Said } from './words.ts';

/** `below`: stands under the choice of that kind. `hasServer`: as for creationOrder. Nothing is shown before the order is known. */
export function CreationChoices(props: {
  offered: readonly NewKind[];
  hasServer: boolean;
  /** Title of the passkey that this computer holds; unless told, the start's. */
  passkeyTitle?: string;
  onChoose: (kind: NewKind) => void;
  below?: { kind: NewKind; children: ComponentChildren } | null;
}) {
  const holdsPasskey = usePasskeyHere();
  if (holdsPasskey === null) return null;
  const [first, ...rest] = creationOrder(props.offered, { holdsPasskey, hasServer: props.hasServer });

  const said: Record<NewKind, Said> = {
    passkey: holdsPasskey
      ? { ...TOUCH.passkey.create, title: props.passkeyTitle ?? TOUCH.passkey.create.title }
      : passkeyElsewhere,
    'security-key': TOUCH['security-key'].create,
    password: password.create,
  };
  const icons = { ...TOUCH, password };
  const choice = (kind: NewKind) => (
    <MethodChoice
      first={kind === first}
      icon={icons[kind].icon}
      said={said[kind]}
      testid={`create-with-${kind}`}
      onClick={() => props.onChoose(kind)}
    />
  );
  const below = (kind: NewKind) => props.below?.kind === kind && <div class="below-choice">{props.below.children}</div>;
  return (
    <>
      {first !== undefined && choice(first)}
      {first !== undefined && below(first)}
      <MethodRows>
        {rest.map((kind) => (
          <div key={kind} class="method-choice">
            {choice(kind)}
            {below(kind)}
          </div>
        ))}
      </MethodRows>
    </>
  );
}
