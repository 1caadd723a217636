/** Sets the limits of one level, or of every login method, for a character. Needs a proof. */
import { type ComponentChildren, Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { SigningRule } from '../../../../messaging/signing-policy.ts';
import type { CharacterSummary, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { CheckBox, Field } from '../../../components/field.tsx';
import { twoForLimits } from '../../../methods/second-manager.ts';
import { useCommand } from '../../../wallet.tsx';
import { toDuration } from '../../../words/limits.ts';
import { ActionDialog } from '../action-dialog.tsx';
import { TwoManagersNote } from '../two-managers-note.tsx';
import { useChange } from '../use-change.ts';
import { AmountRows } from './amount-rows.tsx';
import { type LimitDraft, sitesProblem, toDraft, toRule, type Whose } from './limit-draft.ts';

const MINUTES = [1, 5, 15, 30, 60, 240] as const;

export function LimitForm(props: {
  snapshot: UnlockedSnapshot;
  character: CharacterSummary;
  /** Origins of the character's sites. */
  sites: readonly string[];
  /** The network that the character shows. */
  chainId: number;
  whose: Whose;
  rule: SigningRule;
  onClose: () => void;
}) {
  const { snapshot, character, whose, onClose } = props;
  const { networks } = snapshot;
  const waits = twoForLimits(snapshot);
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const [draft, setDraft] = useState<LimitDraft>(() => toDraft(props.rule, networks));
  const [tried, setTried] = useState(false);
  const change = (part: Partial<LimitDraft>) => setDraft({ ...draft, ...part });
  const amounts = [{ chainId: props.chainId, text: '' }];

  async function save() {
    setTried(true);
    const rule = toRule(draft, networks);
    if (rule === null || busy) return;
    const scope = { levelId: whose.levelId, characterId: character.id };
    const done = await run(
      `Change the limits of ${character.name}`,
      (proof) => command('set-signing-rule', { scope, rule, proof }),
      `Limits of ${character.name} saved`,
      undefined,
      waits,
    );
    if (done) onClose();
  }

  const rows = (field: 'daily' | 'above') => {
    const typed = draft[field];
    if (typed === null) return null;
    return (
      <AmountRows
        networks={networks}
        amounts={typed}
        tried={tried}
        testid={`${field}-amount`}
        onAmounts={(next) => change({ [field]: next })}
      />
    );
  };
  return (
    <ActionDialog
      title={`Limits: ${whose.name}, as ${character.name}`}
      roomy
      onClose={onClose}
      action={waits ? 'Propose it' : 'Save'}
      weight="primary"
      busy={busy}
      onAction={save}
      actionTestid="save-limits"
      problem={problem}
      testid="limit-form"
    >
      <Choice
        title="Daily limit"
        text="What may leave the accounts within 24 hours, in the network’s own coin and with the highest fee. Nothing leaves on other networks. A changed amount starts the count again."
        checked={draft.daily !== null}
        onChange={(on) => change({ daily: on ? amounts : null })}
        testid="limit-daily"
      >
        {rows('daily')}
      </Choice>
      <Choice
        title="New login above an amount"
        text="The amount counts with the highest fee. On other networks every payment needs a new login."
        checked={draft.above !== null}
        onChange={(on) => change({ above: on ? amounts : null })}
        testid="limit-above"
      >
        {rows('above')}
      </Choice>
      {(draft.daily !== null || draft.above !== null) && (
        <Choice
          title="Count what can’t be valued as above these amounts"
          text="Tokens, approvals, orders and most messages can be worth anything. Signing in to a site never counts."
          checked={draft.countsUnknown}
          onChange={(countsUnknown) => change({ countsUnknown })}
          testid="limit-unknown"
        />
      )}
      <Choice
        title="New login before every signature"
        text="Also for messages and for signing in to sites."
        checked={draft.askAlways}
        onChange={(askAlways) => change({ askAlways })}
        testid="limit-always"
      />
      <Choice
        title="New login after some time"
        text="When you sign and the last login is older."
        checked={draft.askAfterMinutes !== null}
        onChange={(on) => change({ askAfterMinutes: on ? 15 : null })}
        testid="limit-minutes"
      >
        {draft.askAfterMinutes !== null && (
          <Minutes minutes={draft.askAfterMinutes} onMinutes={(askAfterMinutes) => change({ askAfterMinutes })} />
        )}
      </Choice>
      <Choice
        title="Only listed sites may ask"
        text="Every other site is refused, also one that is connected already."
        checked={draft.sites !== null}
        onChange={(on) => change({ sites: on ? props.sites.join('\n') : null })}
        testid="limit-sites"
      >
        {draft.sites !== null && (
          <Field
            label="Sites, one on each line"
            rows={3}
            value={draft.sites}
            onValue={(sites) => change({ sites })}
            placeholder="https://app.example"
            problem={tried ? sitesProblem(draft.sites) : null}
            testid="limit-site-list"
          />
        )}
      </Choice>
      {waits && <TwoManagersNote />}
    </ActionDialog>
  );
}

/** A checkbox with a title and an explanation, and below it what belongs to it. */
const Choice = (props: {
  title: string;
  text: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  testid: string;
  children?: ComponentChildren;
}) => (
  <Fragment>
    <CheckBox checked={props.checked} testid={props.testid} onChange={props.onChange}>
      <span>
        <span class="t">{props.title}</span>
        <span class="small block">{props.text}</span>
      </span>
    </CheckBox>
    {props.children != null && props.children !== false && <div class="under-check">{props.children}</div>}
  </Fragment>
);

function Minutes({ minutes, onMinutes }: { minutes: number; onMinutes: (minutes: number) => void }) {
  const choices = MINUTES.some((each) => each === minutes) ? [...MINUTES] : [...MINUTES, minutes].sort((a, b) => a - b);
  return (
    <div class="field">
      <div class="label">
        <label for="limit-minutes">Ask again after</label>
      </div>
      <div class="input select">
        <select
          id="limit-minutes"
          value={String(minutes)}
          onChange={(event) => onMinutes(Number(event.currentTarget.value))}
        >
          {choices.map((each) => (
            <option key={each} value={String(each)}>
              {toDuration(each)}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
