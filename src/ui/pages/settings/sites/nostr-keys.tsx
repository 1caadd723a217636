/** The Nostr keys of the active character: for which site each is, with buttons that copy, remove and bring one. */
import { useState } from 'preact/hooks';
import { sites as t } from '../../../../locales/en/ui/pages/settings/sites.tsx';
import type { NostrKeyView } from '../../../../messaging/place-views.ts';
import { siteHost } from '../../../../messaging/site-host.ts';
import { Button } from '../../../components/button.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { Field } from '../../../components/field.tsx';
import { Icon, KeyRound, Plus } from '../../../components/icon.tsx';
import { Tag } from '../../../components/row.tsx';
import { useSayRemoved } from '../../../components/say-removed.ts';
import { useToast } from '../../../components/toast.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';

export function NostrKeys({ characterId, keys }: { characterId: string; keys: readonly NostrKeyView[] }) {
  const [dialog, setDialog] = useState<'bring' | NostrKeyView | null>(null);
  return (
    <section class="stack" data-testid="nostr-keys">
      <h2 class="h3">{t.nostrKeys}</h2>
      <p class="small">{t.nostrKeysHelp}</p>
      {keys.length > 0 && (
        <ul class="rows">
          {keys.map((key) => (
            <li key={key.publicKey} class="row tall" data-testid="nostr-key-row">
              <Icon node={KeyRound} size={20} />
              <span class="grow">
                <span class="t clip">{key.name}</span>
                <span class="d">
                  {key.site === null
                    ? t.importedKey(<ShortKey npub={key.npub} />)
                    : t.keyOfSite(siteHost(key.site).whole, <ShortKey npub={key.npub} />)}
                </span>
              </span>
              {key.exposedSince !== null && <Tag>{t.exposed}</Tag>}
              <CopyButton compact text={key.npub} name={t.copyPublicKey(key.name)} done={t.publicKeyCopied} />
              <Button
                small
                aria-label={t.removeNamed(key.name)}
                testid="remove-nostr-key"
                onClick={() => setDialog(key)}
              >
                {t.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div class="acts-row">
        <Button icon={Plus} onClick={() => setDialog('bring')} testid="bring-nostr-key">
          {t.importKey}
        </Button>
      </div>
      {dialog === 'bring' && <BringKey characterId={characterId} onClose={() => setDialog(null)} />}
      {dialog !== null && dialog !== 'bring' && (
        <RemoveKey characterId={characterId} nostrKey={dialog} onClose={() => setDialog(null)} />
      )}
    </section>
  );
}

const ShortKey = ({ npub }: { npub: string }) => <span class="addr">{`${npub.slice(0, 12)}…${npub.slice(-6)}`}</span>;

function BringKey({ characterId, onClose }: { characterId: string; onClose: () => void }) {
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const [name, setName] = useState('');
  const [typed, setTyped] = useState('');

  const isWhole = name.trim() !== '' && typed.trim() !== '';
  async function bring(): Promise<void> {
    if (busy || !isWhole) return;
    if (!(await run(() => command('bring-nostr-key', { characterId, privateKey: typed, name })))) return;
    say(t.keyAdded(name.trim()));
    onClose();
  }

  return (
    <Dialog
      title={t.importNostrKey}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button
            weight="primary"
            busy={busy}
            disabled={!isWhole}
            testid="bring-nostr-key-now"
            onClick={() => void bring()}
          >
            {t.importIt}
          </Button>
        </>
      }
    >
      <p>{t.importHelp}</p>
      <Field label={t.name} value={name} onValue={setName} onEnter={bring} testid="nostr-key-name" />
      <Field
        label={t.privateKey}
        help={t.beginsWithNsec1}
        type="password"
        value={typed}
        onValue={setTyped}
        onEnter={bring}
        testid="nostr-private-key"
      />
      <Problem text={problem} />
    </Dialog>
  );
}

function RemoveKey(props: { characterId: string; nostrKey: NostrKeyView; onClose: () => void }) {
  const { characterId, nostrKey, onClose } = props;
  const { name, publicKey, site } = nostrKey;
  const command = useCommand();
  const sayRemoved = useSayRemoved();
  const { busy, problem, run } = useAct();
  async function remove(): Promise<void> {
    const act = async () =>
      sayRemoved(t.keyRemoved(name), await command('remove-nostr-key', { characterId, publicKey }));
    if (await run(act)) onClose();
  }
  return (
    <Dialog
      title={t.removeKeyQuestion(name)}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button weight="danger" busy={busy} testid="remove-nostr-key-now" onClick={() => void remove()}>
            {t.remove}
          </Button>
        </>
      }
    >
      <WarningBox severity="caution" title={t.noLongerSignsIn} rule="remove-nostr-key">
        <p>{site === null ? t.importedKeyIsGone : t.siteGetsItAgain}</p>
      </WarningBox>
      <Problem text={problem} />
    </Dialog>
  );
}
