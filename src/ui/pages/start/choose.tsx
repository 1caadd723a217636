/** Step 1 of the start: with what to log in. Makes the credential, then hands it to the worker, which makes the identity. */
import { useState } from 'preact/hooks';
import type { CommandArgs } from '../../../messaging/command.ts';
import { Button } from '../../components/button.tsx';
import { Segments } from '../../components/field.tsx';
import { askToKeepStorage } from '../../keep.ts';
import { goTo } from '../../location.ts';
import { CreateCredential } from '../../methods/create-credential.tsx';
import { MethodChoice, MethodRows } from '../../methods/method-list.tsx';
import { TOUCH } from '../../methods/methods.ts';
import type { CredentialKind } from '../../passkey.ts';
import { useCommand } from '../../wallet.tsx';
import { Curtain } from '../curtain.tsx';

type IdentityType = CommandArgs<'start-identity'>['identityType'];

const TYPES: readonly { value: IdentityType; name: string }[] = [
  { value: 'person', name: 'Me' },
  { value: 'virtual', name: 'A role I invent' },
  { value: 'organisation', name: 'An organisation' },
];

export function Choose() {
  const command = useCommand();
  const [making, setMaking] = useState<CredentialKind | null>(null);
  const [identityType, setIdentityType] = useState<IdentityType>('person');

  if (making !== null)
    return (
      <Curtain title={TOUCH[making].making.title} lede={TOUCH[making].making.detail} lit="all" act={1}>
        <div class="work-body">
          <CreateCredential
            kind={making}
            onBack={() => setMaking(null)}
            onMade={async (credential) => {
              await command('start-identity', { credential, identityType, server: null });
              await askToKeepStorage();
            }}
          />
        </div>
      </Curtain>
    );

  const { passkey, 'security-key': securityKey } = TOUCH;
  return (
    <Curtain
      title="How do you want to log in?"
      lede="Use something you already have. You can add others later, and any of them can be taken away again."
      lit="all"
      act={1}
      headTestid="create-identity"
    >
      <div class="work-body">
        <MethodChoice
          first
          icon={passkey.icon}
          said={passkey.create}
          testid="create-with-passkey"
          onClick={() => setMaking('passkey')}
        />
        <MethodRows>
          <MethodChoice
            icon={securityKey.icon}
            said={securityKey.create}
            testid="create-with-security-key"
            onClick={() => setMaking('security-key')}
          />
        </MethodRows>
      </div>
      <div class="whose">
        <p class="label" id="whose">
          Whose identity is it?
        </p>
        <Segments
          label="Whose identity is it?"
          value={identityType}
          options={TYPES}
          onChange={setIdentityType}
          testid="identity-type"
        />
      </div>
      <div class="work-acts">
        <Button weight="quiet" testid="have-identity" onClick={() => goTo('restore')}>
          I already have an identity
        </Button>
      </div>
      <p class="fine work-foot">
        No name, no mail address, no seed phrase. What you log in with never leaves this computer.
      </p>
    </Curtain>
  );
}
