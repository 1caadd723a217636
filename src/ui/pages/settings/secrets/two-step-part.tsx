/** The key of two-step codes of a login that is edited: typed or pasted, replaced, removed, or left as it is. */
import { useState } from 'preact/hooks';
import { secrets as t } from '../../../../locales/en/ui/pages/settings/secrets.tsx';
import type { SecretView } from '../../../../messaging/secret.ts';
import { Button } from '../../../components/button.tsx';
import { Field } from '../../../components/field.tsx';
import { Copy } from '../../../components/icon.tsx';
import { TwoStepCode, useTwoStepCode } from '../../../secrets/two-step-code.tsx';
import { useEntryActs } from '../../../secrets/use-entry-acts.ts';
import { useHoldsFocus } from '../../../secrets/use-holds-focus.ts';
import { Problem } from '../frame.tsx';

/** `value`: `null` leaves the key as it is, empty removes it. */
export function TwoStepPart(props: {
  characterId: string;
  entry: SecretView | null;
  value: string | null;
  onValue: (value: string | null) => void;
}) {
  const { entry, value, onValue } = props;
  return entry !== null && value === null ? (
    <Present characterId={props.characterId} entry={entry} onValue={onValue} />
  ) : (
    <Typed value={value ?? ''} onValue={onValue} />
  );
}

const Typed = ({ value, onValue }: { value: string; onValue: (value: string) => void }) => (
  <Field label={t.twoStepKey} value={value} onValue={onValue} mono help={t.twoStepKeyHelp} testid="entry-totp" />
);

function Present(props: { characterId: string; entry: SecretView; onValue: (value: string) => void }) {
  const code = useTwoStepCode(props.characterId, props.entry.targetId);
  const [typing, setTyping] = useState(false);
  const { copy, problem } = useEntryActs(props.characterId, props.entry);
  const { holds, on } = useHoldsFocus();
  if (code === undefined) return null;
  if (code === null || typing) return <Typed value="" onValue={props.onValue} />;
  return (
    <div class="field present-code" {...on}>
      <div class="label">{t.twoStepCode}</div>
      <TwoStepCode code={code} isAsked={holds} />
      <div class="acts-row">
        <Button small icon={Copy} onClick={() => copy('code')}>
          {t.copyCode}
        </Button>
        <Button small onClick={() => setTyping(true)}>
          {t.replaceKey}
        </Button>
        <Button small weight="quiet" onClick={() => props.onValue('')}>
          {t.removeKey}
        </Button>
      </div>
      <Problem text={problem} />
    </div>
  );
}
