/** Login keys of the active character, apart from its accounts: each logs in to one site and holds nothing. */
import { useState } from 'preact/hooks';
import { sites as t } from '../../../../locales/en/ui/pages/settings/sites.tsx';
import { loginKeyName } from '../../../../messaging/login-key.ts';
import type { LoginKeyView } from '../../../../messaging/place-views.ts';
import { siteHost } from '../../../../messaging/site-host.ts';
import { ShortAddress } from '../../../components/address.tsx';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { Trash2 } from '../../../components/icon.tsx';
import { MoreMenu } from '../../../components/more-menu.tsx';
import { Tag } from '../../../components/row.tsx';
import { SiteTile } from '../../../components/site-tile.tsx';
import { useToast } from '../../../components/toast.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import type { CharacterPageProps } from '../character-page-props.ts';
import { Problem } from '../frame.tsx';

export function LoginKeys({ page: { character, detail } }: { page: CharacterPageProps }) {
  const [removing, setRemoving] = useState<LoginKeyView | null>(null);
  if (detail.loginKeys.length === 0) return null;
  return (
    <section class="stack" data-testid="login-keys">
      <h2 class="h3">{t.loginKeys}</h2>
      <p class="small">{t.loginKeysHelp}</p>
      <ul class="rows">
        {detail.loginKeys.map((key) => (
          <li key={key.address} class="row tall" data-testid="login-key-row" data-origin={key.origin}>
            <SiteTile origin={key.origin} />
            <span class="grow">
              <span class="t whole-name">{loginKeyName(key)}</span>
              <span class="d">{key.exposed ? t.exposedLoginKey(addressOf(key)) : addressOf(key)}</span>
            </span>
            {key.exposed && <Tag>{t.exposed}</Tag>}
            {character.state === 'open' && (
              <MoreMenu
                of={loginKeyName(key)}
                items={[
                  {
                    name: t.remove,
                    icon: Trash2,
                    danger: true,
                    testid: 'remove-login-key',
                    act: () => setRemoving(key),
                  },
                ]}
              />
            )}
          </li>
        ))}
      </ul>
      {removing && <RemoveLoginKey loginKey={removing} characterId={character.id} onClose={() => setRemoving(null)} />}
    </section>
  );
}

const addressOf = ({ address }: LoginKeyView) => <ShortAddress address={address} />;

function RemoveLoginKey(props: { loginKey: LoginKeyView; characterId: string; onClose: () => void }) {
  const { loginKey, characterId, onClose } = props;
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const { whole } = siteHost(loginKey.origin);
  async function remove(): Promise<void> {
    if (!(await run(() => command('remove-login-key', { characterId, address: loginKey.address })))) return;
    say(t.loginKeyRemoved(whole));
    onClose();
  }
  return (
    <Dialog
      title={t.removeLoginKeyQuestion(whole)}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button weight="danger" busy={busy} testid="confirm-remove-login-key" onClick={() => void remove()}>
            {t.remove}
          </Button>
        </>
      }
    >
      <p>{t.removeLoginKeyText(whole)}</p>
      <Problem text={problem} />
    </Dialog>
  );
}
