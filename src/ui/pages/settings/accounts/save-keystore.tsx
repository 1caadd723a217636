/** Saves a private key that was just exported as a keystore file, under a password of its own. A thread of this page makes the file. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Hex } from '../../../../lib/bytes.ts';
import { WalletError } from '../../../../lib/errors.ts';
import { saveFile } from '../../../browser-storage.ts';
import { Button } from '../../../components/button.tsx';
import { Field } from '../../../components/field.tsx';
import { ChevronRight, Download, Icon } from '../../../components/icon.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { runKeystore } from '../../../keystore/run.ts';
import { toStrength } from '../../../methods/password/cost.ts';
import { estimateGuesses } from '../../../methods/password/estimate.ts';
import { StrengthMeter, useStrength } from '../../../methods/password/strength-meter.tsx';
import { useAct } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';
import '../../../style/bring.css';
import { accounts as t } from '../../../../locales/en/ui/pages/settings/accounts.tsx';

/** @param privateKey hex */
export function SaveKeystore({ privateKey, address }: { privateKey: Hex; address: Hex }) {
  const { busy, problem, run, clear } = useAct();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [done, setDone] = useState(0);
  const [saved, setSaved] = useState<string | null>(null);
  const stopping = useRef(new AbortController());
  useEffect(() => () => stopping.current.abort(), []);
  const strength = useStrength(password, '', false, 'file');

  const isTyped = password !== '' && again !== '';
  const save = () =>
    isTyped &&
    !busy &&
    run(async () => {
      if (password !== again) throw new WalletError('bad-input', t.passwordsDiffer);
      if (!toStrength(await estimateGuesses(password, []), false).isEnough)
        throw new WalletError('bad-input', t.passwordTooEasy);
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
    <details class="raw more-accounts">
      <summary data-testid="save-as-keystore">
        <Icon node={ChevronRight} size={15} />
        {t.saveAsKeystore}
      </summary>
      <div class="stack">
        <Field
          label={t.filePassword}
          value={password}
          onValue={typing(setPassword)}
          type="password"
          autocomplete="new-password"
          help={t.filePasswordHelp}
          onEnter={save}
          testid="new-keystore-password"
        />
        <StrengthMeter strength={strength} />
        <Field
          label={t.passwordAgain}
          value={again}
          onValue={typing(setAgain)}
          onEnter={save}
          type="password"
          autocomplete="new-password"
          testid="new-keystore-password-again"
        />
        <Problem text={problem} />
        {busy && <progress value={done} max={1} aria-label={t.makingFile} />}
        {saved === null ? (
          <div class="acts-row">
            <Button icon={Download} busy={busy} disabled={!isTyped} onClick={save} testid="save-keystore">
              {t.saveFile}
            </Button>
          </div>
        ) : (
          <WarningBox severity="good" title={t.saved}>
            <p>{t.savedInDownloads(saved)}</p>
          </WarningBox>
        )}
      </div>
    </details>
  );
}
