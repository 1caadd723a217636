/** Replaces the keys of a login method: explains it, asks another login method for a proof, then creates the new credential. */
import { useState } from 'preact/hooks';
import { methodCreation } from '../../../../locales/en/ui/methods/creation.ts';
import { methods } from '../../../../locales/en/ui/methods.ts';
import { loss as t } from '../../../../locales/en/ui/pages/settings/loss.tsx';
import {
  BINDABLE_KINDS,
  type BindableKind,
  isBindable,
  NEEDS_SERVER,
  type NewCredential,
  type Proof,
} from '../../../../messaging/login.ts';
import type { Why } from '../../../../messaging/security.ts';
import type { MethodView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Segments } from '../../../components/field.tsx';
import { useToast } from '../../../components/toast.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { AlsoOpensNote, alsoOpens } from '../../../identities/also-opens.tsx';
import { goTo } from '../../../location.ts';
import { useConfirmChange, useProven } from '../../../methods/confirm-change.tsx';
import { CreateMethod } from '../../../methods/create-method.tsx';
import { creationOrder } from '../../../methods/creation-order.ts';
import { LeftFile } from '../../../methods/own-storage/left-file.tsx';
import { type LeftBehind, useLeftFile } from '../../../methods/own-storage/use-left-file.ts';
import { usePasskeyHere } from '../../../methods/passkey/use-passkey-here.ts';
import { ON_PAPER, proversOver } from '../../../methods/proving-methods.ts';
import { twoForMethods } from '../../../methods/second-manager.ts';
import { useCommand } from '../../../wallet.tsx';
import { ExposureCheckBox } from '../exposure-checkbox.tsx';
import { Frame } from '../frame.tsx';
import { settingsPath } from '../settings-routes.ts';
import { OnPaperNote } from '../two-managers-note.tsx';

const back = () => goTo(settingsPath('lost'));

export function RenewPage({ snapshot, method }: { snapshot: UnlockedSnapshot; method: MethodView }) {
  const command = useCommand();
  const say = useToast();
  const confirm = useConfirmChange();
  const holdsPasskey = usePasskeyHere();
  const [chosen, setKind] = useState<BindableKind | null>(null);
  const proven = useProven();
  const [why, setWhy] = useState<Why>(method.state === 'frozen' ? 'lost' : 'not-lost');
  const [proof, setProof] = useState<Proof | null>(null);
  const manages = snapshot.levels.some(({ id, manages: each }) => id === method.levelId && each);
  const alone = twoForMethods(snapshot, [method]);
  const hasServer = snapshot.server !== null;
  const kinds = creationOrder(
    BINDABLE_KINDS.filter((each) => hasServer || !NEEDS_SERVER[each]),
    { holdsPasskey: holdsPasskey !== false, hasServer: false },
  );
  const { left, leave } = useLeftFile(snapshot, method);
  const before = isBindable(method.kind) ? method.kind : 'passkey';
  const kind = chosen ?? (before === 'passkey' && holdsPasskey === false ? 'security-key' : before);
  const title = t.renewTitle(method.name);

  async function renew(credential: NewCredential) {
    if (proof === null) return;
    await proven(proof, (proof) =>
      command('reset-method', { methodId: method.id, credential: { ...credential, name: method.name }, why, proof }),
    );
    say(t.hasNewKeys(method.name));
    if (!leave()) back();
  }

  if (left !== null) return <OldFile name={method.name} left={left} />;
  const { lede, renewing } = methodCreation.kinds[kind];
  if (proof !== null)
    return (
      <Frame title={title} lede={lede}>
        <section class="narrow stack">
          {renewing !== null && <p class="small">{renewing}</p>}
          <CreateMethod
            kind={kind}
            server={null}
            name={method.name}
            replaces={method.id}
            purpose="use"
            onMade={renew}
            onBack={() => setProof(null)}
          />
        </section>
      </Frame>
    );
  return (
    <Frame title={title} lede={t.renewLede}>
      <section class="narrow stack">
        <div>
          <p class="label strong-label">{t.newCredential}</p>
          <Segments
            label={t.newCredential}
            value={kind}
            options={kinds.map((value) => ({ value, name: methods.kinds[value].name }))}
            onChange={setKind}
            testid="renew-kind"
          />
          {kind === 'passkey' && holdsPasskey === false && (
            <p class="small">
              {methodCreation.passkeyElsewhere.detail} {t.passkeyElsewhere}
            </p>
          )}
        </div>
        <ExposureCheckBox why={why} onWhy={setWhy} />
        <AlsoOpensNote snapshot={snapshot} method={method} act="renew" />
        {alone && <OnPaperNote act="replacing" />}
        {manages && !alone && (
          <WarningBox severity="note" title={t.canManage} rule="waits">
            <p>{t.canManageWaits}</p>
          </WarningBox>
        )}
        {method.current && (
          <WarningBox severity="note" title={t.loggedInWithIt} rule="own">
            <p>{t.confirmWithAnother}</p>
            {method.file != null && alsoOpens(snapshot, method).length === 0 && (
              <p class="storage-address">{t.deleteOldFile(method.file.address)}</p>
            )}
          </WarningBox>
        )}
        <div class="acts-row">
          <Button
            weight="primary"
            testid="continue"
            onClick={async () => setProof(await confirm(title, alone ? ON_PAPER : proversOver(method, true)))}
          >
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

/** The file of own storage that the method no longer needs. */
function OldFile({ name, left }: { name: string; left: LeftBehind }) {
  const say = useToast();
  return (
    <Frame title={t.hasNewKeys(name)} lede={t.hasNewKeysLede}>
      <section class="narrow">
        <LeftFile
          {...left}
          onDone={(outcome) => {
            say(outcome);
            back();
          }}
        />
      </section>
    </Frame>
  );
}
