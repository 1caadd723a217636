/** Sets the limits of one level, or of every login method, for a character. Needs a proof. */
import { type ComponentChildren, Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { limits as t } from '../../../../locales/en/ui/pages/settings/limits.ts';
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
      t.changeLimits(character.name),
      (proof) => command('set-signing-rule', { scope, rule, proof }),
      t.saved(character.name),
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
        onEnter={save}
      />
    );
  };
  return (
    <ActionDialog
      title={t.formTitle(whose.name, character.name)}
      roomy
      onClose={onClose}
      action={waits ? t.proposeIt : t.save}
      weight="primary"
      busy={busy}
      onAction={save}
      actionTestid="save-limits"
      problem={problem}
      testid="limit-form"
    >
      <Choice
        title={t.dailyLimit}
        text={t.dailyLimitHelp}
        checked={draft.daily !== null}
        onChange={(on) => change({ daily: on ? amounts : null })}
        testid="limit-daily"
      >
        {rows('daily')}
      </Choice>
      <Choice
        title={t.askAbove}
        text={t.askAboveHelp}
        checked={draft.above !== null}
        onChange={(on) => change({ above: on ? amounts : null })}
        testid="limit-above"
      >
        {rows('above')}
      </Choice>
      {(draft.daily !== null || draft.above !== null) && (
        <Choice
          title={t.countUnknown}
          text={t.countUnknownHelp}
          checked={draft.countsUnknown}
          onChange={(countsUnknown) => change({ countsUnknown })}
          testid="limit-unknown"
        />
      )}
      <Choice
        title={t.askAlways}
        text={t.askAlwaysHelp}
        checked={draft.askAlways}
        onChange={(askAlways) => change({ askAlways })}
        testid="limit-always"
      />
      <Choice
        title={t.askAfter}
        text={t.askAfterHelp}
        checked={draft.askAfterMinutes !== null}
        onChange={(on) => change({ askAfterMinutes: on ? 15 : null })}
        testid="limit-minutes"
      >
        {draft.askAfterMinutes !== null && (
          <Minutes minutes={draft.askAfterMinutes} onMinutes={(askAfterMinutes) => change({ askAfterMinutes })} />
        )}
      </Choice>
      <Choice
        title={t.onlySites}
        text={t.onlySitesHelp}
        checked={draft.sites !== null}
        onChange={(on) => change({ sites: on ? props.sites.join('\n') : null })}
        testid="limit-sites"
      >
        {draft.sites !== null && (
          <Field
            label={t.siteList}
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
        <label for="limit-minutes">{t.askAgainAfter}</label>
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
