/** Creates a login method for this computer: the choice among all kinds that can be made here, then the form of the chosen one. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { methodCreation } from '../../../locales/en/ui/methods/creation.ts';
import { restore as t } from '../../../locales/en/ui/pages/restore.tsx';
import { BINDABLE_KINDS, type BindableKind, NEEDS_SERVER, type NewCredential } from '../../../messaging/login.ts';
import { CreateMethod } from '../../methods/create-method.tsx';
import { CreationChoices } from '../../methods/creation-choices.tsx';
import { StageLayout } from '../stage-layout.tsx';

/** `server`: as for `CreateMethod`. `hasServer`: the identity has a key server. `above`: stands over the choice. `children`: the button below the choice. */
export function CreateMethodHere(props: {
  title: string;
  lede: string;
  server: string | null;
  hasServer: boolean;
  onMade: (credential: NewCredential) => Promise<void>;
  above?: ComponentChildren;
  children: ComponentChildren;
}) {
  const { server, hasServer, onMade } = props;
  const [kind, setKind] = useState<BindableKind | null>(null);
  if (kind !== null)
    return (
      <StageLayout
        title={methodCreation.kinds[kind].making.title}
        lede={methodCreation.kinds[kind].making.detail}
        lit="all"
      >
        <div class="work-body">
          <CreateMethod kind={kind} server={server} purpose="use" onBack={() => setKind(null)} onMade={onMade} />
        </div>
      </StageLayout>
    );
  return (
    <StageLayout title={props.title} lede={props.lede} lit="all">
      <div class="work-body">
        {props.above}
        <CreationChoices
          offered={BINDABLE_KINDS.filter((each) => hasServer || !NEEDS_SERVER[each])}
          hasServer={hasServer}
          passkeyTitle={t.createPasskey}
          onChoose={setKind}
        />
      </div>
      <div class="work-acts">{props.children}</div>
    </StageLayout>
  );
}
