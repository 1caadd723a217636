/** The password of a login that is edited: typed, generated, shown, or left as it is; and the passwords before it. */
import { useState } from 'preact/hooks';
import { secrets as t } from '../../../../locales/en/ui/pages/settings/secrets.tsx';
import type { SecretView } from '../../../../messaging/secret.ts';
import { Button } from '../../../components/button.tsx';
import { Copy } from '../../../components/icon.tsx';
import { PasswordField } from '../../../methods/password/password-field.tsx';
import { StrengthMeter } from '../../../methods/password/strength-meter.tsx';
import { useSiteStrength } from '../../../secrets/site-strength.ts';
import { useEntryActs } from '../../../secrets/use-entry-acts.ts';
import { Problem } from '../frame.tsx';
import { Generator } from './generator.tsx';

/** `value`: `null` leaves the password as it is. */
export function PasswordPart(props: {
  characterId: string;
  entry: SecretView | null;
  user: string;
  value: string | null;
  onValue: (value: string) => void;
}) {
  const { entry, value, onValue } = props;
  const [isMaking, setIsMaking] = useState(false);
  const strength = useSiteStrength(value ?? '', props.user);
  return (
    <div class="stack tight">
      <PasswordField
        value={value ?? ''}
        onValue={onValue}
        isNew
        problem={null}
        help={entry !== null && value === null ? t.passwordStays : undefined}
        testid="entry-password"
      />
      {value !== null && value !== '' && <StrengthMeter strength={strength} />}
      <div class="acts-row">
        <Button small testid="open-generator" aria-expanded={isMaking} onClick={() => setIsMaking(!isMaking)}>
          {isMaking ? t.closeGenerator : t.makePassword}
        </Button>
        {entry !== null && value === null && <Present characterId={props.characterId} entry={entry} />}
        {entry !== null && <Earlier characterId={props.characterId} entry={entry} />}
      </div>
      {isMaking && (
        <Generator
          onTake={(made) => {
            onValue(made);
            setIsMaking(false);
          }}
        />
      )}
    </div>
  );
}

/** The password as it is saved. */
function Present({ characterId, entry }: { characterId: string; entry: SecretView }) {
  const { shown, toggle, copy, problem } = useEntryActs(characterId, entry);
  const text = shown.password;
  return (
    <>
      <Button small icon={Copy} testid="copy-present" onClick={() => copy('password')}>
        {t.copySaved}
      </Button>
      <Button small weight="quiet" testid="show-present" onClick={() => toggle('password')}>
        {text === undefined ? t.showIt : t.hideIt}
      </Button>
      {text !== undefined && (
        <p class="present-password" data-testid="present-password">
          {text === '' ? t.empty : text}
        </p>
      )}
      <Problem text={problem} />
    </>
  );
}

function Earlier({ characterId, entry }: { characterId: string; entry: SecretView }) {
  const { shown, toggle, problem } = useEntryActs(characterId, entry);
  const text = shown.former;
  return (
    <>
      <Button small weight="quiet" testid="show-earlier" onClick={() => toggle('former')}>
        {text === undefined ? t.showEarlier : t.hideEarlier}
      </Button>
      {text !== undefined &&
        (text === '' ? (
          <p class="small">{t.noEarlier}</p>
        ) : (
          <ul class="earlier" data-testid="earlier">
            {text.split('\n').map((password) => (
              <li key={password}>{password}</li>
            ))}
          </ul>
        ))}
      <Problem text={problem} />
    </>
  );
}
