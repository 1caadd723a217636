/** The keys of nostr of the active character: for which site each is, with buttons that copy, remove and bring one. */
import { useState } from 'preact/hooks';
import type { NostrKeyView } from '../../../../messaging/place-views.ts';
import { siteName } from '../../../../messaging/site-name.ts';
import { Button } from '../../../components/button.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { Field } from '../../../components/field.tsx';
import { Icon, KeyRound, Plus } from '../../../components/icon.tsx';
import { Tag } from '../../../components/row.tsx';
import { useToast } from '../../../components/toast.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';

export function NostrKeys({ characterId, keys }: { characterId: string; keys: readonly NostrKeyView[] }) {
  const [dialog, setDialog] = useState<'bring' | NostrKeyView | null>(null);
  return (
    <section class="stack" data-testid="nostr-keys">
      <h2 class="h3">Nostr keys</h2>
      <p class="small">
        Each site that logs you in with Nostr gets a key of its own, so that nobody can link two of them. A key that you
        import from another app can be given to several sites.
      </p>
      {keys.length > 0 && (
        <ul class="rows">
          {keys.map((key) => (
            <li key={key.publicKey} class="row tall" data-testid="nostr-key-row">
              <Icon node={KeyRound} size={20} />
              <span class="grow">
                <span class="t clip">{key.name}</span>
                <span class="d">
                  {key.site === null ? 'Imported' : `Only for ${siteName(key.site).whole}`},{' '}
                  <span class="addr">{`${key.npub.slice(0, 12)}…${key.npub.slice(-6)}`}</span>
                </span>
              </span>
              {key.exposedSince !== null && <Tag>Exposed</Tag>}
              <CopyButton
                compact
                text={key.npub}
                name={`Copy the public key of ${key.name}`}
                done="Public key copied"
              />
              <Button small aria-label={`Remove ${key.name}`} testid="remove-nostr-key" onClick={() => setDialog(key)}>
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div class="acts-row">
        <Button icon={Plus} onClick={() => setDialog('bring')} testid="bring-nostr-key">
          Import a key
        </Button>
      </div>
      {dialog === 'bring' && <BringKey characterId={characterId} onClose={() => setDialog(null)} />}
      {dialog !== null && dialog !== 'bring' && (
        <RemoveKey characterId={characterId} nostrKey={dialog} onClose={() => setDialog(null)} />
      )}
    </section>
  );
}

function BringKey({ characterId, onClose }: { characterId: string; onClose: () => void }) {
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const [name, setName] = useState('');
  const [typed, setTyped] = useState('');

  async function bring(): Promise<void> {
    if (!(await run(() => command('bring-nostr-key', { characterId, privateKey: typed, name })))) return;
    say(`${name.trim()} added`);
    onClose();
  }

  return (
    <Dialog
      title="Import a Nostr key"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            weight="primary"
            busy={busy}
            disabled={name.trim() === '' || typed.trim() === ''}
            testid="bring-nostr-key-now"
            onClick={() => void bring()}
          >
            Import
          </Button>
        </>
      }
    >
      <p>Dramatis stores it encrypted and never shows it again. Keep your own copy.</p>
      <Field label="Name" value={name} onValue={setName} testid="nostr-key-name" />
      <Field
        label="Private key"
        help="Begins with nsec1"
        type="password"
        value={typed}
        onValue={setTyped}
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
  const say = useToast();
  const { busy, problem, run } = useAct();
  return (
    <Dialog
      title={`Remove the key “${name}”?`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            weight="danger"
            busy={busy}
            testid="remove-nostr-key-now"
            onClick={() =>
              void run(() => command('remove-nostr-key', { characterId, publicKey })).then((done) => {
                if (done) say(`${name} removed`);
                if (done) onClose();
              })
            }
          >
            Remove
          </Button>
        </>
      }
    >
      <WarningBox severity="caution" title="Dramatis stops logging you in with it" rule="remove-nostr-key">
        <p>
          {site === null
            ? 'Dramatis cannot bring it back. Remove it only if you have a copy or no longer need it.'
            : 'If the site asks again, it gets the same key, unless you renew this character’s recovery phrase first.'}
        </p>
      </WarningBox>
      <Problem text={problem} />
    </Dialog>
  );
}
