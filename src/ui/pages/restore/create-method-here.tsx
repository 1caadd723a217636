/** Creates a login method for this computer: the choice between passkey and security key, then the WebAuthn ceremony. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type NewTouch, TOUCH_KINDS, type TouchKind } from '../../../messaging/login.ts';
import { CreationChoices } from '../../methods/creation-choices.tsx';
import { TOUCH } from '../../methods/methods.ts';
import { CreateCredential } from '../../methods/passkey/create-credential.tsx';
import { StageLayout } from '../stage-layout.tsx';

/** `children`: the button below the choice. */
export function CreateMethodHere(props: {
  title: string;
  lede: string;
  onMade: (credential: NewTouch) => Promise<void>;
  children: ComponentChildren;
}) {
  const [kind, setKind] = useState<TouchKind | null>(null);
  if (kind !== null)
    return (
      <StageLayout title={TOUCH[kind].making.title} lede={TOUCH[kind].making.detail} lit="all">
        <div class="work-body">
          <CreateCredential kind={kind} onBack={() => setKind(null)} onMade={props.onMade} />
        </div>
      </StageLayout>
    );
  return (
    <StageLayout title={props.title} lede={props.lede} lit="all">
      <div class="work-body">
        <CreationChoices offered={TOUCH_KINDS} hasServer={false} passkeyTitle="Create a passkey" onChoose={setKind} />
      </div>
      <div class="work-acts">{props.children}</div>
    </StageLayout>
  );
}
