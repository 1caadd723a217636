/** The first step of a new recovery key: its name, whether the person still has the old one, and whether it asks for more than the groups. */
import { useState } from 'preact/hooks';
import { recovery as t } from '../../../../locales/en/ui/pages/settings/recovery.tsx';
import type { Why } from '../../../../messaging/security.ts';
import type { MethodView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Field, Segments } from '../../../components/field.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { goTo } from '../../../location.ts';
import { PersonalChoice, withPersonal } from '../../../methods/password/personal.tsx';
import { twoForLevels } from '../../../methods/second-manager.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { ExposureCheckBox } from '../exposure-checkbox.tsx';
import { Frame, Problem } from '../frame.tsx';
import { LONGEST_NAME } from '../name-dialog.tsx';
import { settingsPath } from '../settings-routes.ts';
import { OnPaperNote } from '../two-managers-note.tsx';
import { SheetsChoice, type SheetsWanted, toSheets } from './sheets-choice.tsx';

type Held = 'have' | 'lost';

/** `of`: the key that gets a new one in its place; `null`: one more. */
export function BeginKey({ snapshot, of }: { snapshot: UnlockedSnapshot; of: MethodView | null }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const [held, setHeld] = useState<Held>('have');
  const [typed, setTyped] = useState('');
  const [personal, setPersonal] = useState<string | null>(null);
  const [sheets, setSheets] = useState<SheetsWanted | null>(null);
  const [why, setWhy] = useState<Why>('not-lost');
  const others = snapshot.methods.filter(
    ({ id, kind, state }) => kind === 'recovery-key' && state === 'active' && id !== of?.id,
  );
  // With another recovery key at hand, a lost one is replaced at once.
  const waits = of !== null && held === 'lost' && others.length === 0;
  const name = typed.trim() || (of === null || waits ? nextName(snapshot) : of.name);
  const isEmpty = personal !== null && personal.trim() === '';

  const begin = () =>
    busy ||
    isEmpty ||
    run(() =>
      command('begin-recovery-key', {
        name,
        of: of?.id ?? null,
        lost: waits,
        why,
        ...withPersonal(personal),
        ...toSheets(sheets),
      }),
    );

  return (
    <Frame
      title={of === null ? t.addTitle : t.replaceTitle(of.name)}
      lede={of === null ? (sheets === null ? t.oneMoreForAnother : t.oneMoreInSheets) : t.replaceLede}
    >
      <section class="narrow stack" data-testid="begin-recovery-key">
        {of !== null && (
          <div>
            <p class="label strong-label">{t.haveOldSheet}</p>
            <Segments
              label={t.haveOldSheet}
              value={held}
              options={[
                { value: 'have', name: t.iHaveIt },
                { value: 'lost', name: t.itIsLost },
              ]}
              onChange={(next) => {
                setHeld(next);
                setWhy(next === 'lost' ? 'lost' : 'not-lost');
              }}
              testid="key-held"
            />
          </div>
        )}
        <Field
          label={t.name}
          value={typed}
          onValue={setTyped}
          maxLength={LONGEST_NAME}
          placeholder={of === null || waits ? nextName(snapshot) : of.name}
          help={sheets === null ? t.nameHelp : t.nameHelpOfSheets}
          onEnter={begin}
          testid="key-name"
        />
        <SheetsChoice value={sheets} onValue={setSheets} />
        <PersonalChoice value={personal} onValue={setPersonal} help={t.personalHelp} onEnter={begin} />
        {twoForLevels(snapshot) && waits && <OnPaperNote act="lost" />}
        {of !== null && !waits && <ExposureCheckBox why={why} onWhy={setWhy} />}
        {waits && (
          <WarningBox severity="caution" title={t.takes30Days} rule="lost-key">
            <p>{t.takes30DaysWhy}</p>
          </WarningBox>
        )}
        {of !== null && held === 'lost' && !waits && <p class="small">{t.confirmWith(others[0]?.name ?? '')}</p>}
        {of?.current === true && !waits && (
          <WarningBox severity="note" title={t.loggedInWithIt} rule="own">
            <p>{t.locksAtTheEnd}</p>
          </WarningBox>
        )}
        <Problem text={problem} />
        <div class="acts-row">
          <Button weight="primary" busy={busy} disabled={isEmpty} onClick={begin} testid="continue">
            {t.create}
          </Button>
          <Button weight="quiet" onClick={() => goTo(settingsPath('login-methods'))}>
            {t.back}
          </Button>
        </div>
      </section>
    </Frame>
  );
}

/** *Recovery key 2*, *Recovery key 3*. */
function nextName({ methods }: UnlockedSnapshot): string {
  const taken = new Set(methods.map(({ name }) => name));
  let number = 2;
  while (taken.has(t.nextName(number))) number += 1;
  return t.nextName(number);
}
