/** Saves a private key that was just exported as a keystore file, under a password of its own. A thread of this page makes the file. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Hex } from '../../../../lib/bytes.ts';
import { WalletError } from '../../../../lib/errors.ts';
import { saveFile } from '../../../browser-storage.ts';
import { Button } from '../../../components/button.tsx';
import { Field } from '../../../components/field.tsx';
import { Download } from '../../../components/icon.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { runKeystore } from '../../../keystore/run.ts';
import { toStrength } from '../../../methods/password/cost.ts';
import { estimateGuesses } from '../../../methods/password/estimate.ts';
import { StrengthMeter, useStrength } from '../../../methods/password/strength-meter.tsx';
import { useAct } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';
import '../../../style/bring.css';

/** @param privateKey hex */
export function SaveKeystore({ privateKey, address }: { privateKey: Hex; address: Hex }) {
  const { busy, problem, run, clear } = useAct();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [done, setDone] = useState(0);
  const [saved, setSaved] = useState<string | null>(null);
  const stopping = useRef(new AbortController());
  useEffect(() => () => stopping.current.abort(), []);
  const strength = useStrength(password, '', false, 'the file');

  const save = () =>
    run(async () => {
      if (password !== again)
        throw new WalletError('bad-input', 'The two passwords differ. Type the second one again.');
      if (!toStrength(await estimateGuesses(password, []), false).isEnough)
        throw new WalletError('bad-input', 'This password is too easy to guess. Make it longer.');
      const text = await runKeystore({ kind: 'write', privateKey, password }, setDone, stopping.current.signal);
      const fileName = `UTC--${new Date().toISOString().replaceAll(':', '-')}--${address.slice(2)}.json`;
      saveFile(fileName, text, 'application/json');
      setSaved(fileName);
    });

  const typing = (set: (text: string) => void) => (text: string) => {
    set(text);
    clear();
  };
  return (
    <details class="more-accounts">
      <summary data-testid="save-as-keystore">Save as a keystore file</summary>
      <div class="stack">
        <Field
          label="Password for the file"
          value={password}
          onValue={typing(setPassword)}
          type="password"
          autocomplete="new-password"
          help="Anyone who has the file and this password has the account."
          testid="new-keystore-password"
        />
        <StrengthMeter strength={strength} />
        <Field
          label="Password again"
          value={again}
          onValue={typing(setAgain)}
          type="password"
          autocomplete="new-password"
          testid="new-keystore-password-again"
        />
        <Problem text={problem} />
        {busy && <progress value={done} max={1} aria-label="Making the file" />}
        {saved === null ? (
          <div class="acts-row">
            <Button
              icon={Download}
              busy={busy}
              disabled={password === '' || again === ''}
              onClick={save}
              testid="save-keystore"
            >
              Save the file
            </Button>
          </div>
        ) : (
          <WarningBox severity="good" title="Saved">
            <p>{saved} is in your downloads folder.</p>
          </WarningBox>
        )}
      </div>
    </details>
  );
}
