/** Adds a login method at a level: what it is, what it may open, the proof, then its ceremony. */
import { useState } from 'preact/hooks';
import { methodCreation } from '../../../../locales/en/ui/methods/creation.ts';
import { methods } from '../../../../locales/en/ui/methods.ts';
import { methods as t } from '../../../../locales/en/ui/pages/settings/methods.tsx';
import {
  BINDABLE_KINDS,
  type BindableKind,
  NEEDS_SERVER,
  type NewCredential,
  type Proof,
} from '../../../../messaging/login.ts';
import type { LevelView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Field } from '../../../components/field.tsx';
import { Icon } from '../../../components/icon.tsx';
import { useToast } from '../../../components/toast.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { goTo } from '../../../location.ts';
import { useConfirmChange } from '../../../methods/confirm-change.tsx';
import { CreateMethod } from '../../../methods/create-method.tsx';
import { creationOrder } from '../../../methods/creation-order.ts';
import { ICONS } from '../../../methods/icons.ts';
import { usePasskeyHere } from '../../../methods/passkey/use-passkey-here.ts';
import { PersonalChoice } from '../../../methods/password/personal.tsx';
import { ON_PAPER } from '../../../methods/proving-methods.ts';
import { startingLevel, twoForLevels } from '../../../methods/second-manager.ts';
import { useCommand } from '../../../wallet.tsx';
import { Frame } from '../frame.tsx';
import { LevelRadio } from '../level-radio.tsx';
import { LONGEST_NAME } from '../name-dialog.tsx';
import { settingsPath } from '../settings-routes.ts';
import { OnPaperNote, StartsLowerNote } from '../two-managers-note.tsx';
import { type Chosen, isChosen, WhoseMethod } from './whose.tsx';

const back = () => goTo(settingsPath('login-methods'));

export function AddMethodPage({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const command = useCommand();
  const say = useToast();
  const confirm = useConfirmChange();
  const holdsPasskey = usePasskeyHere();
  const [chosen, setKind] = useState<BindableKind | null>(null);
  const [personal, setPersonal] = useState<string | null>(null);
  const [levelId, setLevelId] = useState(
    snapshot.levels.find(({ manages }) => !manages)?.id ?? snapshot.levels[0]?.id ?? '',
  );
  const [typed, setTyped] = useState('');
  const [whose, setWhose] = useState<Chosen>(undefined);
  const [proof, setProof] = useState<Proof | null>(null);
  const level = snapshot.levels.find(({ id }) => id === levelId);
  const alone = level?.manages === true && twoForLevels(snapshot);
  const start = alone ? startingLevel(snapshot) : null;
  const hasServer = snapshot.server !== null;
  // Who comes here has a way in already: a key that is plugged in is the better second one, and a password the last.
  const kinds = creationOrder(
    BINDABLE_KINDS.filter((each) => hasServer || !NEEDS_SERVER[each]),
    { holdsPasskey: holdsPasskey !== false, hasServer: false },
  );
  const kind = chosen ?? (holdsPasskey === false ? 'security-key' : 'passkey');
  const name = typed.trim() || nextName(methods.kinds[kind].name, snapshot);

  async function add(credential: NewCredential) {
    if (proof === null) return;
    // The recovery key needs nobody else.
    const lower = proof.kind === 'recovery-key' ? null : start;
    const at = lower === null ? { levelId } : { levelId: lower.id, thenLevelId: levelId };
    await command('add-method', { credential: { ...credential, name }, ...at, ...(whose ? { whose } : {}), proof });
    say(lower === null ? t.added(name) : t.addedLower(name, lower.name, level?.name ?? ''));
    back();
  }

  const mayGoOn = level !== undefined && isChosen(whose);
  const goOn = async () => {
    if (mayGoOn) setProof(await confirm(t.addTitle(name), alone && start === null ? ON_PAPER : undefined));
  };

  if (proof !== null)
    return (
      <Frame title={t.addTitle(name)} lede={methodCreation.kinds[kind].lede}>
        <section class="narrow">
          <CreateMethod
            kind={kind}
            server={null}
            name={name}
            personal={personal}
            purpose="add"
            onMade={add}
            onBack={() => setProof(null)}
          />
        </section>
      </Frame>
    );
  return (
    <Frame title={t.addMethod} lede={t.addLede}>
      <section class="narrow stack add-method">
        <KindChoice kinds={kinds} value={kind} holdsPasskey={holdsPasskey} onChange={setKind} />
        <WhoseMethod snapshot={snapshot} value={whose} onChange={setWhose} />
        <LevelRadio snapshot={snapshot} value={levelId} onChange={setLevelId} />
        <Field
          label={t.name}
          value={typed}
          onValue={setTyped}
          maxLength={LONGEST_NAME}
          placeholder={nextName(methods.kinds[kind].name, snapshot)}
          help={t.nameHelp}
          onEnter={goOn}
          testid="method-name"
        />
        <PersonalChoice value={personal} onValue={setPersonal} onEnter={goOn} />
        {level?.manages === true && <ManagesNote level={level.name} alone={alone} start={start} />}
        <div class="acts-row">
          <Button weight="primary" disabled={!mayGoOn} onClick={goOn} testid="continue">
            {t.goOn}
          </Button>
          <Button weight="quiet" onClick={back}>
            {t.back}
          </Button>
        </div>
      </section>
    </Frame>
  );
}

function KindChoice(props: {
  kinds: readonly BindableKind[];
  value: BindableKind;
  /** `null`: not known yet. */
  holdsPasskey: boolean | null;
  onChange: (kind: BindableKind) => void;
}) {
  const said = (kind: BindableKind) =>
    kind === 'passkey' && props.holdsPasskey === false
      ? methodCreation.passkeyElsewhere
      : { title: methods.kinds[kind].name, detail: methodCreation.kinds[kind].create.detail };
  return (
    <fieldset class="bare">
      <legend class="label strong-label">{t.kind}</legend>
      <div class="rows">
        {props.holdsPasskey !== null &&
          props.kinds.map((kind) => (
            <label class="row" key={kind} data-testid={`add-${kind}`}>
              <input
                type="radio"
                class="dot"
                name="kind"
                checked={kind === props.value}
                onChange={() => props.onChange(kind)}
              />
              <Icon node={ICONS[kind]} size={22} />
              <span class="grow">
                <span class="t">{said(kind).title}</span>
                <span class="d">{said(kind).detail}</span>
              </span>
            </label>
          ))}
      </div>
    </fieldset>
  );
}

/** `alone`: two managers are demanded for it. `start`: where it starts then; `null`: there is no such level. */
function ManagesNote({ level, alone, start }: { level: string; alone: boolean; start: LevelView | null }) {
  if (alone)
    return start === null ? <OnPaperNote act="adding" /> : <StartsLowerNote start={start.name} wanted={level} />;
  return (
    <WarningBox severity="note" title={t.canManage} rule="manages">
      <p>{t.canManageWhy}</p>
    </WarningBox>
  );
}

/** *Security key*, *Security key 2*. */
function nextName(name: string, { methods }: UnlockedSnapshot): string {
  const taken = new Set(methods.map((method) => method.name));
  let number = 1;
  while (taken.has(number === 1 ? name : `${name} ${number}`)) number += 1;
  return number === 1 ? name : `${name} ${number}`;
}
