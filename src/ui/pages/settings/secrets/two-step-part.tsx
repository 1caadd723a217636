/** The key of two-step codes of a login that is edited: typed or pasted, replaced, removed, or left as it is. */
import { useState } from 'preact/hooks';
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
  <Field
    label="Key for two-step codes"
    value={value}
    onValue={onValue}
    mono
    help="The key that the site shows as letters and digits below its QR code, or an otpauth:// address. Leave it empty if the site has none."
    testid="entry-totp"
  />
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
      <div class="label">Two-step code</div>
      <TwoStepCode code={code} isAsked={holds} />
      <div class="acts-row">
        <Button small icon={Copy} onClick={() => copy('code')}>
          Copy the code
        </Button>
        <Button small onClick={() => setTyping(true)}>
          Replace the key
        </Button>
        <Button small weight="quiet" onClick={() => props.onValue('')}>
          Remove the key
        </Button>
      </div>
      <Problem text={problem} />
    </div>
  );
}
