/** A typed recovery key: whole, or one sheet after the other until there are enough. What was typed stays in this page's memory alone. */
import { useState } from 'preact/hooks';
import { recoveryKey as t } from '../../../locales/en/ui/methods/recovery-key.ts';
import type { TypedSheets } from '../../../messaging/recovery.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Status } from '../../components/status.tsx';
import { toSentence, useCommand } from '../../wallet.tsx';
import { isSheet, keyProblem, sheetsWords, toKeyCharacters } from './recovery-key-text.ts';

export interface TypedKey {
  text: string;
  onText: (text: string) => void;
  problem: string | null;
  onProblem: (problem: string | null) => void;
  /** What the sheets typed so far say of themselves; `null`: none so far. */
  read: TypedSheets | null;
  /** Forgets the sheets typed so far. */
  startOver: () => void;
  /** What goes to the worker; `null`: the problem is shown, or another sheet is needed. */
  take: () => Promise<string | null>;
}

export function useTypedKey(): TypedKey {
  const command = useCommand();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [sheets, setSheets] = useState<string[]>([]);
  const [read, setRead] = useState<TypedSheets | null>(null);

  async function take(): Promise<string | null> {
    setProblem(null);
    if (isWhole(read)) return sheets.join('\n');
    if (sheets.length === 0 && !isSheet(text)) {
      const found = keyProblem(text);
      setProblem(found);
      return found === null ? text : null;
    }
    if (toKeyCharacters(text) === '') {
      setProblem(t.enterSheet);
      return null;
    }
    try {
      const all = [...sheets, text];
      const next = await command('read-sheets', { sheets: all });
      setSheets(all);
      setRead(next);
      setText('');
      return isWhole(next) ? all.join('\n') : null;
    } catch (error) {
      setProblem(toSentence(error));
      return null;
    }
  }

  return {
    text,
    onText: (typed) => {
      setText(typed);
      setProblem(null);
    },
    problem,
    onProblem: setProblem,
    read,
    startOver: () => {
      setSheets([]);
      setRead(null);
      setText('');
      setProblem(null);
    },
    take,
  };
}

const isWhole = (read: TypedSheets | null): boolean => read !== null && read.numbers.length >= read.needed;

/** The field, and how many sheets are still needed. */
export function RecoveryKeyField(props: {
  of: TypedKey;
  /** Of the last attempt, where the page has one; the field's own comes first. */
  problem?: string | null | undefined;
  focused?: boolean | undefined;
  onEnter?: (() => void) | undefined;
}) {
  const { of } = props;
  const { read } = of;
  const again = (
    <Button weight="quiet" small onClick={of.startOver} testid="sheets-again">
      {t.startAgain}
    </Button>
  );
  const problem = of.problem ?? props.problem ?? null;
  return (
    <>
      {read !== null && (
        <div class="typed-sheets" data-testid="typed-sheets">
          <Status class="strong-label">{t.sheetsEntered(read.numbers.length, read.needed)}</Status>
          <p class="small">{sheetsWords(read)}</p>
          {isWhole(read) && again}
        </div>
      )}
      {isWhole(read) ? (
        problem !== null && (
          <p class="small bad" role="alert">
            {problem}
          </p>
        )
      ) : (
        <Field
          key={read?.numbers.length ?? 0}
          label={read === null ? t.keyTitle : t.nextSheet}
          aside={read !== null && again}
          value={of.text}
          onValue={of.onText}
          problem={problem}
          help={read === null ? t.keyHelp : t.sheetHelp}
          placeholder={read === null ? t.keyPlaceholder : undefined}
          mono
          focused={read === null ? props.focused : true}
          onEnter={props.onEnter}
          testid="recovery-key"
        />
      )}
    </>
  );
}
