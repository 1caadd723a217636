/** Adds a login method at a level: what it is, what it may open, the proof, then its ceremony. */
import { useState } from 'preact/hooks';
import type { NewCredential, Proof } from '../../../messaging/command.ts';
import type { UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Icon } from '../../components/icon.tsx';
import { useToast } from '../../components/toast.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { goTo } from '../../location.ts';
import { useConfirmChange } from '../../methods/confirm-change.tsx';
import { CreateCredential } from '../../methods/create-credential.tsx';
import { TOUCH } from '../../methods/methods.ts';
import type { CredentialKind } from '../../passkey.ts';
import { useCommand } from '../../wallet.tsx';
import { Frame } from './frame.tsx';
import { LevelRadio } from './level-radio.tsx';
import { LONGEST_NAME } from './name-dialog.tsx';
import { pathOf } from './places.ts';

const KINDS: readonly CredentialKind[] = ['passkey', 'security-key'];
const back = () => goTo(pathOf('login-methods'));

export function AddMethodPage({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const command = useCommand();
  const say = useToast();
  const confirm = useConfirmChange();
  const [kind, setKind] = useState<CredentialKind>('passkey');
  const [levelId, setLevelId] = useState(
    snapshot.levels.find(({ manages }) => !manages)?.id ?? snapshot.levels[0]?.id ?? '',
  );
  const [typed, setTyped] = useState('');
  const [proof, setProof] = useState<Proof | null>(null);
  const level = snapshot.levels.find(({ id }) => id === levelId);
  const name = typed.trim() || nextName(TOUCH[kind].name, snapshot);

  async function add(credential: NewCredential) {
    if (proof === null) return;
    await command('add-method', { credential: { ...credential, name }, levelId, proof });
    say(`“${name}” is added`);
    back();
  }

  if (proof !== null)
    return (
      <Frame title={`Add “${name}”`} lede={TOUCH[kind].lede}>
        <section class="narrow">
          <CreateCredential kind={kind} name={name} onMade={add} onBack={() => setProof(null)} />
        </section>
      </Frame>
    );
  return (
    <Frame
      title="Add a login method"
      lede="First what it is and what it may open. Then you confirm, and then it is made."
    >
      <section class="narrow stack add-method">
        <fieldset class="bare">
          <legend class="label strong-label">What it is</legend>
          <div class="rows">
            {KINDS.map((each) => (
              <label class="row" key={each} data-testid={`add-${each}`}>
                <input type="radio" class="dot" name="kind" checked={each === kind} onChange={() => setKind(each)} />
                <Icon node={TOUCH[each].icon} size={22} />
                <span class="grow">
                  <span class="t">{TOUCH[each].name}</span>
                  <span class="d">{TOUCH[each].unlock.detail}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <LevelRadio snapshot={snapshot} value={levelId} onChange={setLevelId} />
        <Field
          label="Name"
          value={typed}
          onValue={setTyped}
          maxLength={LONGEST_NAME}
          placeholder={nextName(TOUCH[kind].name, snapshot)}
          help="So that you know which one it is: by its colour, its place, its maker."
          testid="method-name"
        />
        {level?.manages === true && (
          <WarningBox severity="note" title="It may change the identity" rule="manages">
            <p>It opens everything, adds and removes login methods, and deletes characters. Keep it where you are.</p>
          </WarningBox>
        )}
        <div class="acts-row">
          <Button
            weight="primary"
            disabled={level === undefined}
            onClick={async () => setProof(await confirm(`Add “${name}”`))}
            testid="continue"
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

/** *Security key*, *Security key 2*. */
function nextName(name: string, { methods }: UnlockedSnapshot): string {
  const taken = new Set(methods.map((method) => method.name));
  let number = 1;
  while (taken.has(number === 1 ? name : `${name} ${number}`)) number += 1;
  return number === 1 ? name : `${name} ${number}`;
}
