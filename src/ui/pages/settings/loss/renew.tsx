/** New keys for a login method: what it means, the proof by another one, then the new credential. */
import { useState } from 'preact/hooks';
import type { NewCredential, NewPassword, Proof } from '../../../../messaging/command.ts';
import type { Why } from '../../../../messaging/security.ts';
import type { MethodView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Segments } from '../../../components/field.tsx';
import { useToast } from '../../../components/toast.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { goTo } from '../../../location.ts';
import { useConfirmChange } from '../../../methods/confirm-change.tsx';
import { CreateCredential } from '../../../methods/create-credential.tsx';
import { TOUCH } from '../../../methods/methods.ts';
import type { CredentialKind } from '../../../passkey.ts';
import { CreatePassword } from '../../../password/create-password.tsx';
import { useCommand } from '../../../wallet.tsx';
import { Frame } from '../frame.tsx';
import { pathOf } from '../places.ts';
import { WhyTick } from '../why-tick.tsx';

const back = () => goTo(pathOf('lost'));

type Kind = CredentialKind | 'password';

const KINDS: readonly { value: Kind; name: string }[] = [
  { value: 'passkey', name: 'Passkey' },
  { value: 'security-key', name: 'Security key' },
  { value: 'password', name: 'Password' },
];

export function RenewPage({ snapshot, method }: { snapshot: UnlockedSnapshot; method: MethodView }) {
  const command = useCommand();
  const say = useToast();
  const confirm = useConfirmChange();
  const [kind, setKind] = useState<Kind>(
    method.kind === 'security-key' || method.kind === 'password' ? method.kind : 'passkey',
  );
  const [why, setWhy] = useState<Why>(method.state === 'frozen' ? 'lost' : 'not-lost');
  const [proof, setProof] = useState<Proof | null>(null);
  const manages = snapshot.levels.some(({ id, manages: each }) => id === method.levelId && each);
  const kinds = KINDS.filter(({ value }) => value !== 'password' || snapshot.server !== null);
  const title = `New keys for “${method.name}”`;

  async function renew(credential: NewCredential | NewPassword) {
    if (proof === null) return;
    await command('reset-method', {
      methodId: method.id,
      credential: { ...credential, name: method.name },
      why,
      proof,
    });
    say(`“${method.name}” has new keys`);
    back();
  }

  if (proof !== null && kind === 'password')
    return (
      <Frame title={title} lede="You type it, besides its account name, on any computer.">
        <section class="narrow stack">
          <p class="small">Choose another account name than before: the old one may be known.</p>
          <CreatePassword
            place={{ server: null, methodId: null }}
            name={method.name}
            verb="Use this password"
            back="Choose another way"
            onMade={renew}
            onBack={() => setProof(null)}
          />
        </section>
      </Frame>
    );
  if (proof !== null && kind !== 'password')
    return (
      <Frame title={title} lede={TOUCH[kind].lede}>
        <section class="narrow">
          <CreateCredential kind={kind} name={method.name} onMade={renew} onBack={() => setProof(null)} />
        </section>
      </Frame>
    );
  return (
    <Frame
      title={title}
      lede="It keeps its name and its level, and is made anew on this computer. What it was before opens nothing any more."
    >
      <section class="narrow stack">
        <div>
          <p class="label strong-label">What it is from now on</p>
          <Segments
            label="What it is from now on"
            value={kind}
            options={kinds}
            onChange={setKind}
            testid="renew-kind"
          />
        </div>
        <WhyTick why={why} onWhy={setWhy} />
        {manages && (
          <WarningBox severity="note" title="It may change the identity" rule="waits">
            <p>
              So it waits three days before it opens again, and can be stopped until then. Confirm with the recovery
              key, and it opens at once.
            </p>
          </WarningBox>
        )}
        {method.current && (
          <WarningBox severity="note" title="You are logged in with it" rule="own">
            <p>Confirm with another one. The wallet locks, and opens with the new keys.</p>
          </WarningBox>
        )}
        <div class="acts-row">
          <Button weight="primary" testid="continue" onClick={async () => setProof(await confirm(title))}>
            Continue
          </Button>
          <Button weight="quiet" onClick={back}>
            Back
          </Button>
        </div>
      </section>
    </Frame>
  );
}
