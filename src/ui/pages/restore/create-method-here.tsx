/** Creates a login method for this computer: the choice between passkey and security key, then the WebAuthn ceremony. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { NewTouch } from '../../../messaging/login.ts';
import { CreateCredential } from '../../methods/create-credential.tsx';
import { CreationChoices } from '../../methods/creation-choices.tsx';
import { TOUCH } from '../../methods/methods.ts';
import type { CredentialKind } from '../../passkey.ts';
import { StageLayout } from '../stage-layout.tsx';

const OFFERED: readonly CredentialKind[] = ['passkey', 'security-key'];

/** `children`: the button below the choice. */
export function CreateMethodHere(props: {
  title: string;
  lede: string;
  onMade: (credential: NewTouch) => Promise<void>;
  children: ComponentChildren;
}) {
  const [kind, setKind] = useState<CredentialKind | null>(null);
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
        <CreationChoices
          offered={OFFERED}
          hasServer={false}
          passkeyTitle="Create a passkey"
          onChoose={(chosen) => chosen !== 'password' && setKind(chosen)}
        />
      </div>
      <div class="work-acts">{props.children}</div>
    </StageLayout>
  );
}
