/** Asks for the other computer's code, typed or pasted as a link, and connects to it. Says what to do if no computer is found. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { isWalletError } from '../../../lib/errors.ts';
import { restore as t } from '../../../locales/en/ui/pages/restore.tsx';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { goTo } from '../../location.ts';
import { toSentence, useCommand } from '../../wallet.tsx';
import { StageLayout } from '../stage-layout.tsx';
import { type Failure, FindFailed, toFailure } from './find-failed.tsx';
import { type Source, SourceLine } from './source.tsx';

/** Tells whether `text` is a link, which contains the server's address. */
const isLink = (text: string) => text.includes('#');

export function JoinByCode(props: { source: Source; notice: ComponentChildren; onTry: () => void }) {
  const { source } = props;
  const command = useCommand();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  async function look() {
    if (busy) return;
    props.onTry();
    setWrong(text.trim() === '' ? t.enterCode : null);
    setFailure(null);
    if (text.trim() === '') return;
    setBusy(true);
    try {
      const settled = isLink(text) ? { server: '' } : await source.place.settle();
      if (settled?.server == null) return;
      await command('join-computer', { server: settled.server, code: text });
    } catch (error) {
      if (isWalletError(error, 'bad-input') || isWalletError(error, 'not-found')) setWrong(toSentence(error));
      else setFailure(toFailure(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <StageLayout title={t.joinTitle} lede={t.joinLede} lit="all">
      <div class="work-body">
        {props.notice}
        {failure !== null && <FindFailed failure={failure} />}
        <Field
          label={t.codeOrLink}
          value={text}
          onValue={(typed) => {
            setText(typed);
            setWrong(null);
            setFailure(null);
          }}
          problem={wrong}
          help={t.codeHelp}
          placeholder="K7QX-2M9D"
          inputClass="pair-code-input"
          mono
          focused
          onEnter={look}
          testid="pairing-code-input"
        />
      </div>
      {!isLink(text) && <SourceLine source={source} />}
      <div class="work-acts">
        <Button weight="primary" busy={busy} onClick={look} testid="continue">
          {busy ? t.looking : t.continueIt}
        </Button>
        <Button weight="quiet" onClick={() => goTo('restore')}>
          {t.chooseAnother}
        </Button>
      </div>
    </StageLayout>
  );
}
