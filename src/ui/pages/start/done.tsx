/** The end of the setup: shows the first character, lets the user change its look, and says where to find the wallet. */
import { useLayoutEffect } from 'preact/hooks';
import { start as t } from '../../../locales/en/ui/pages/start.tsx';
import type { Hue, Look } from '../../../messaging/look.ts';
import type { AccountView, CharacterSummary, UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { ShortAddress } from '../../components/address.tsx';
import { Avatar } from '../../components/avatar.tsx';
import { Button } from '../../components/button.tsx';
import { lookAttributes } from '../../components/look-attributes.ts';
import { Mask } from '../../components/mask.tsx';
import { randomMask } from '../../components/random-mask.ts';
import { goTo } from '../../location.ts';
import { useAct, useCommand } from '../../wallet.tsx';
import { StageLayout } from '../stage-layout.tsx';
import { ToolbarNote } from '../toolbar-note.tsx';

/** The hues offered here; the settings offer all twelve. */
const OFFERED: readonly Hue[] = ['cobalt', 'fern', 'plum', 'clay', 'lagoon', 'rose'];

export function DonePage({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const command = useCommand();
  const { problem, run } = useAct();
  // In a layout effect, so that a reload at any time after the first paint shows this page again.
  useLayoutEffect(() => goTo('start/done', { replace: true }), []);
  const character = snapshot.characters.find(({ id }) => id === snapshot.active?.id) ?? snapshot.characters[0];
  if (character === undefined) return null;
  const account = snapshot.active?.accounts[0];
  const { look } = character;
  const change = (changed: Look) =>
    run(() => command('change-character', { characterId: character.id, look: changed }));
  return (
    <StageLayout title={t.ready(character.name)} lede={t.readyLede} lit={look}>
      <FirstCharacter character={character} account={account} onLook={change} />
      {problem !== null && (
        <p class="small bad" role="alert">
          {problem}
        </p>
      )}
      <ToolbarNote />
      <div class="work-acts">
        <Button weight="primary" onClick={() => goTo('settings/characters')} testid="done">
          {t.done}
        </Button>
        <Button weight="quiet" onClick={() => goTo('settings/accounts/import')} testid="bring-accounts">
          {t.importAccounts}
        </Button>
        {snapshot.identity.type === 'organisation' ? (
          <Button weight="quiet" onClick={() => goTo('settings/members')}>
            {t.invitePeople}
          </Button>
        ) : (
          <Button weight="quiet" onClick={() => goTo('settings/login-methods')}>
            {t.addMethod}
          </Button>
        )}
      </div>
    </StageLayout>
  );
}

function FirstCharacter(props: {
  character: CharacterSummary;
  account: AccountView | undefined;
  onLook: (look: Look) => void;
}) {
  const { character, account, onLook } = props;
  const { look } = character;
  const hues = OFFERED.includes(look.hue) ? OFFERED : [look.hue, ...OFFERED.slice(0, 5)];
  return (
    <section class="first-character" aria-label={character.name} {...lookAttributes(look)}>
      <div class="cloth" aria-hidden="true" />
      <div class="in">
        <Mask shape={look.mask} size={72} />
        <div class="grow">
          <p class="h2">{character.name}</p>
          {account !== undefined && (
            <p class="small" data-testid="first-account" data-address={account.address}>
              <Avatar address={account.address} size={14} /> {account.name} <ShortAddress address={account.address} />
            </p>
          )}
          <div class="swatches">
            <div role="radiogroup" aria-label={t.colour}>
              {hues.map((hue) => (
                <label key={hue} data-hue={hue} title={t.hues[hue]}>
                  <input
                    type="radio"
                    class="vh"
                    name="hue"
                    checked={hue === look.hue}
                    aria-label={t.hues[hue]}
                    onChange={() => onLook({ ...look, hue })}
                  />
                  <i />
                </label>
              ))}
            </div>
            <Button weight="quiet" small onClick={() => onLook({ ...look, mask: randomMask(look.mask, Math.random) })}>
              {t.randomMask}
            </Button>
          </div>
        </div>
      </div>
    </section>
  );
}
