/** Replaces the keys of a login method: explains it, asks another login method for a proof, then creates the new credential. */
import { useState } from 'preact/hooks';
import type { NewCredential, Proof } from '../../../../messaging/login.ts';
import type { Why } from '../../../../messaging/security.ts';
import type { MethodView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Segments } from '../../../components/field.tsx';
import { useToast } from '../../../components/toast.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { goTo } from '../../../location.ts';
import { useConfirmChange, useProven } from '../../../methods/confirm-change.tsx';
import { CreateCredential } from '../../../methods/create-credential.tsx';
import { creationOrder, type NewKind } from '../../../methods/creation-order.ts';
import { METHODS, TOUCH } from '../../../methods/methods.ts';
import { passkeyElsewhere } from '../../../methods/passkey.ts';
import { proversOver } from '../../../methods/proving-methods.ts';
import { usePasskeyHere } from '../../../methods/use-passkey-here.ts';
import { CreatePassword } from '../../../password/create-password.tsx';
import { useCommand } from '../../../wallet.tsx';
import { ExposureCheckBox } from '../exposure-checkbox.tsx';
import { Frame } from '../frame.tsx';
import { settingsPath } from '../settings-routes.ts';

const back = () => goTo(settingsPath('lost'));

const KINDS: readonly NewKind[] = ['passkey', 'security-key', 'password'];

export function RenewPage({ snapshot, method }: { snapshot: UnlockedSnapshot; method: MethodView }) {
  const command = useCommand();
  const say = useToast();
  const confirm = useConfirmChange();
  const holdsPasskey = usePasskeyHere();
  const [chosen, setKind] = useState<NewKind | null>(null);
  const proven = useProven();
  const [why, setWhy] = useState<Why>(method.state === 'frozen' ? 'lost' : 'not-lost');
  const [proof, setProof] = useState<Proof | null>(null);
  const manages = snapshot.levels.some(({ id, manages: each }) => id === method.levelId && each);
  const hasServer = snapshot.server !== null;
  const kinds = creationOrder(
    KINDS.filter((each) => each !== 'password' || hasServer),
    { holdsPasskey: holdsPasskey !== false, hasServer: false },
  );
  const before = method.kind === 'security-key' || method.kind === 'password' ? method.kind : 'passkey';
  const kind = chosen ?? (before === 'passkey' && holdsPasskey === false ? 'security-key' : before);
  const title = `Replace the keys of “${method.name}”`;

  async function renew(credential: NewCredential) {
    if (proof === null) return;
    await proven(proof, (proof) =>
      command('reset-method', { methodId: method.id, credential: { ...credential, name: method.name }, why, proof }),
    );
    say(`“${method.name}” has new keys`);
    back();
  }

  if (proof !== null && kind === 'password')
    return (
      <Frame title={title} lede="You type it with its account name, on any computer.">
        <section class="narrow stack">
          <p class="small">Choose a new account name, because the old one may be known.</p>
          <CreatePassword
            place={{ server: null, methodId: null }}
            name={method.name}
            verb="Use this password"
            back="Choose another method"
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
      lede="It keeps its name and level and is created again on this computer. The old credential no longer opens anything."
    >
      <section class="narrow stack">
        <div>
          <p class="label strong-label">New credential</p>
          <Segments
            label="New credential"
            value={kind}
            options={kinds.map((value) => ({ value, name: METHODS[value].name }))}
            onChange={setKind}
            testid="renew-kind"
          />
          {kind === 'passkey' && holdsPasskey === false && (
            <p class="small">{passkeyElsewhere.detail} A phone or a password manager can keep one.</p>
          )}
        </div>
        <ExposureCheckBox why={why} onWhy={setWhy} />
        {manages && (
          <WarningBox severity="note" title="It can manage your identity" rule="waits">
            <p>
              It works again after three days and can be cancelled until then. If you confirm with the recovery key, it
              works at once.
            </p>
          </WarningBox>
        )}
        {method.current && (
          <WarningBox severity="note" title="You are logged in with it" rule="own">
            <p>Confirm with another login method. The wallet then locks, and opens with the new keys.</p>
          </WarningBox>
        )}
        <div class="acts-row">
          <Button
            weight="primary"
            testid="continue"
            onClick={async () => setProof(await confirm(title, proversOver(method, true)))}
          >
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
