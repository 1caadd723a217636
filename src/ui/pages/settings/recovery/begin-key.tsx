/** The first step of a new recovery key: its name, whether the old one is at hand, and whether it asks for more than the groups. */
import { useState } from 'preact/hooks';
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

const PERSONAL_HELP =
  'A name, a place or a sentence. You need it each time you use this key. It is not on the sheet and can’t be reset: if you forget it, this key opens nothing.';

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
      title={of === null ? 'Add a recovery key' : `Replace “${of.name}” with a new key`}
      lede={
        of === null
          ? `One more, for another place. ${sheets === null ? 'Each recovery key opens everything by itself.' : 'Enough of its sheets together open everything.'}`
          : 'You keep and confirm the new key first. It takes effect only then, so you are never without one.'
      }
    >
      <section class="narrow stack" data-testid="begin-recovery-key">
        {of !== null && (
          <div>
            <p class="label strong-label">Do you still have the old sheet?</p>
            <Segments
              label="Do you still have the old sheet?"
              value={held}
              options={[
                { value: 'have', name: 'I have it' },
                { value: 'lost', name: 'It is lost' },
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
          label="Name"
          value={typed}
          onValue={setTyped}
          maxLength={LONGEST_NAME}
          placeholder={of === null || waits ? nextName(snapshot) : of.name}
          help={
            sheets === null
              ? 'Where the sheet will be, for example: in the safe, at my parents’. The sheet shows it.'
              : 'Each of the sheets shows it.'
          }
          testid="key-name"
        />
        <SheetsChoice value={sheets} onValue={setSheets} />
        <PersonalChoice value={personal} onValue={setPersonal} help={PERSONAL_HELP} />
        {twoForLevels(snapshot) && waits && <OnPaperNote act="lost" />}
        {of !== null && !waits && <ExposureCheckBox why={why} onWhy={setWhy} />}
        {waits && (
          <WarningBox severity="caution" title="Without the old key it takes 30 days" rule="lost-key">
            <p>
              You confirm with a login method that can manage your identity. For 30 days each of your login methods can
              cancel it: a thief could ask for the same. Then the new key works, and you remove the lost one with it.
            </p>
          </WarningBox>
        )}
        {of !== null && held === 'lost' && !waits && (
          <p class="small">You confirm with “{others[0]?.name}”. The lost key then opens nothing any more.</p>
        )}
        {of?.current === true && !waits && (
          <WarningBox severity="note" title="You are logged in with it" rule="own">
            <p>The wallet locks at the end, and opens with the new key.</p>
          </WarningBox>
        )}
        <Problem text={problem} />
        <div class="acts-row">
          <Button weight="primary" busy={busy} disabled={isEmpty} onClick={begin} testid="continue">
            Create the key
          </Button>
          <Button weight="quiet" onClick={() => goTo(settingsPath('login-methods'))}>
            Back
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
  while (taken.has(`Recovery key ${number}`)) number += 1;
  return `Recovery key ${number}`;
}
