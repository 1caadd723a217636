/** The preferences of this computer, and the name of the identity. */
import { useState } from 'preact/hooks';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { CheckBox } from '../../../components/field.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Frame, Problem } from '../frame.tsx';
import { NameDialog } from '../name-dialog.tsx';
import { useChange } from '../use-change.ts';
import { askForPlainHttp } from './host-permission.ts';

const MINUTES = [1, 5, 15, 30, 60, 240] as const;
const inWords = (minutes: number): string => {
  if (minutes < 60) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  return minutes === 60 ? '1 hour' : `${minutes / 60} hours`;
};

const KINDS: Record<UnlockedSnapshot['identity']['type'], string> = {
  person: 'A person',
  virtual: 'A virtual identity',
  organisation: 'An organisation',
};

export function PreferencesPage({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const { settings, identity } = snapshot;
  const command = useCommand();
  const { problem, run } = useAct();
  const rename = useChange();
  const [naming, setNaming] = useState(false);
  const choices = MINUTES.some((minutes) => minutes === settings.autoLockMinutes)
    ? [...MINUTES]
    : [...MINUTES, settings.autoLockMinutes].sort((a, b) => a - b);

  async function name(text: string) {
    const done = await rename.run(
      `Rename the identity to ${text}`,
      (proof) => command('rename-identity', { name: text, proof }),
      `Identity renamed to ${text}`,
    );
    if (done) setNaming(false);
  }

  return (
    <Frame title="Preferences" lede="For this computer only. Your other computers have their own preferences.">
      <section class="narrow stack">
        <h2 class="h3">Locking</h2>
        <div class="field">
          <div class="label">
            <label for="auto-lock">Lock after</label>
          </div>
          <div class="input select">
            <select
              id="auto-lock"
              data-testid="auto-lock"
              value={String(settings.autoLockMinutes)}
              onChange={(event) => {
                const autoLockMinutes = Number(event.currentTarget.value);
                run(() => command('change-settings', { autoLockMinutes }));
              }}
            >
              {choices.map((minutes) => (
                <option key={minutes} value={String(minutes)}>
                  {inWords(minutes)}
                </option>
              ))}
            </select>
          </div>
          <p class="small help">of inactivity. It also locks when the computer locks and when the browser closes.</p>
        </div>
      </section>
      <section class="narrow stack">
        <h2 class="h3">Sites</h2>
        <CheckBox
          checked={settings.windowEthereum}
          testid="window-ethereum"
          onChange={(windowEthereum) => run(() => command('change-settings', { windowEthereum }))}
        >
          <span>
            <span class="t">Support older sites</span>
            <span class="small block">
              Sets window.ethereum, for sites that don’t support choosing between wallets. Turn it off if another wallet
              should use it.
            </span>
          </span>
        </CheckBox>
        <CheckBox
          checked={settings.httpSites}
          testid="http-sites"
          onChange={(httpSites) => {
            // The browser shows its own permission dialog, and only within a click handler.
            const allowed = httpSites ? askForPlainHttp() : Promise.resolve(true);
            run(async () => {
              if (await allowed) await command('change-settings', { httpSites });
            });
          }}
        >
          <span>
            <span class="t">Allow sites without encryption</span>
            <span class="small block">
              Anyone on the same network can change sites on plain http. Sites on this computer (localhost) are always
              allowed.
            </span>
          </span>
        </CheckBox>
        <CheckBox
          checked={settings.blindSigning}
          testid="blind-signing"
          onChange={(blindSigning) => run(() => command('change-settings', { blindSigning }))}
        >
          <span>
            <span class="t">Allow blind signing</span>
            <span class="small block">
              Some sites ask you to sign data nobody can read. Dramatis refuses that. If you allow it, one such
              signature can give away everything in the account.
            </span>
          </span>
        </CheckBox>
        <Problem text={problem} />
      </section>
      <section class="narrow stack">
        <h2 class="h3">Identity</h2>
        <dl class="cast tall">
          <div>
            <dt>Name</dt>
            <dd>{identity.name === '' ? 'Not set' : identity.name}</dd>
          </div>
          <div>
            <dt>Kind</dt>
            <dd>{KINDS[identity.type]}</dd>
          </div>
          <div>
            <dt>Fingerprint</dt>
            <dd class="mono">{identity.fingerprint}</dd>
          </div>
        </dl>
        <div class="acts-row">
          <Button onClick={() => setNaming(true)} testid="rename-identity">
            Rename the identity
          </Button>
        </div>
      </section>
      {naming && (
        <NameDialog
          title="Rename the identity"
          label="Name"
          verb="Rename"
          value={identity.name}
          busy={rename.busy}
          problem={rename.problem}
          help="Visible only to you and anyone who has a login method of this identity."
          onName={name}
          onClose={() => setNaming(false)}
        />
      )}
    </Frame>
  );
}
