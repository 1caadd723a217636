/** Imports a CSV file of Bitwarden or Chrome: what is new, what is there already and what cannot be read is said before anything is saved. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { secrets as t } from '../../../../locales/en/ui/pages/settings/secrets.tsx';
import type { Comparison } from '../../../../messaging/secret.ts';
import { Button } from '../../../components/button.tsx';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import { Download } from '../../../components/icon.tsx';
import { Status } from '../../../components/status.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { goTo } from '../../../location.ts';
import { CSV_LIMITS, type CsvFile, CsvProblem, readCsv } from '../../../secrets/import/read-csv.ts';
import { compareRows, type Saved, saveRows } from '../../../secrets/import/save-rows.ts';
import { NearlyFull } from '../../../secrets/nearly-full.tsx';
import { toSentence, useCommand } from '../../../wallet.tsx';
import type { CharacterPageProps } from '../character-page-props.ts';
import { Frame, Problem } from '../frame.tsx';

interface Preview {
  file: CsvFile;
  comparisons: Comparison[];
}

type Unread = CsvFile['unread'];

/** `taken`: the part of the character's room that is taken. */
export function ImportPage({ character, taken }: CharacterPageProps & { taken: number }) {
  const command = useCommand();
  const input = useRef<HTMLInputElement>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [done, setDone] = useState<Saved | null>(null);
  const [progress, setProgress] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const next = useRef<HTMLDivElement>(null);
  const hasPreview = preview !== null;
  const isDone = done !== null;
  // The button that had the focus is gone with each step: the focus goes to what came in its place.
  useEffect(() => {
    if (hasPreview || isDone) next.current?.focus();
  }, [hasPreview, isDone]);

  const attempt = async (act: () => Promise<void>) => {
    setProblem(null);
    setProgress(0);
    try {
      await act();
    } catch (error) {
      setProblem(error instanceof CsvProblem ? error.message : toSentence(error));
    } finally {
      setProgress(null);
    }
  };

  const read = (chosen: File) =>
    attempt(async () => {
      setPreview(null);
      setDone(null);
      if (chosen.size > CSV_LIMITS.bytes) throw new CsvProblem(t.tooLarge);
      const file = await readCsv(await chosen.text());
      setPreview({ file, comparisons: await compareRows(command, character.id, file.rows) });
    });

  const rows = preview?.file.rows.filter((_row, at) => preview.comparisons[at] !== 'same') ?? [];
  const save = () =>
    attempt(async () => {
      try {
        setDone(await saveRows(command, character.id, rows, setProgress));
        setPreview(null);
      } catch (error) {
        // What was saved until then stays: the counts are made anew, so that a second try saves the rest.
        const { file } = preview as Preview;
        const comparisons = await compareRows(command, character.id, file.rows).catch(() => null);
        if (comparisons !== null) setPreview({ file, comparisons });
        throw error;
      }
    });

  return (
    <Frame title={t.importTitle} lede={t.importLede(character.name)} look={character.look} testid="import-page">
      <section class="narrow stack entry-form">
        <NearlyFull name={character.name} taken={taken} />
        <input
          tabIndex={-1}
          ref={input}
          type="file"
          accept=".csv,text/csv"
          class="vh"
          aria-label={t.csvFile}
          data-testid="import-file"
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            if (chosen) void read(chosen);
          }}
        />
        {!isDone && !hasPreview && (
          <ul class="small sources">
            <li>{t.bitwardenExports()}</li>
            <li>{t.chromeExports()}</li>
          </ul>
        )}
        {!isDone && !hasPreview && (
          <div class="acts-row">
            <Button
              weight="primary"
              icon={Download}
              busy={progress !== null}
              onClick={() => input.current?.click()}
              testid="choose-file"
            >
              {t.chooseFile}
            </Button>
            <Button onClick={() => goTo('settings/logins')}>{t.cancel}</Button>
          </div>
        )}
        <div ref={next} tabIndex={-1} class="import-next">
          {preview !== null && <Counts preview={preview} />}
          {done !== null && <Done done={done} />}
        </div>
        {preview !== null && (
          <div class="acts-row">
            <Button
              weight="primary"
              busy={progress !== null}
              disabled={rows.length === 0}
              onClick={save}
              testid="save-import"
            >
              {rows.length === 0 ? t.nothingNew : t.importThese(rows.length)}
            </Button>
            <Button onClick={() => setPreview(null)}>{t.chooseAnother}</Button>
          </div>
        )}
        {progress !== null && progress > 0 && <Status class="small">{t.progress(progress, rows.length)}</Status>}
        <Problem text={problem} />
      </section>
    </Frame>
  );
}

function Counts({ preview: { file, comparisons } }: { preview: Preview }) {
  const count = (wanted: Comparison) => comparisons.filter((one) => one === wanted).length;
  const others = count('other-password');
  return (
    <div class="stack" data-testid="import-preview">
      <FactList>
        <FactRow name={t.counts.fileOf}>{file.format}</FactRow>
        <FactRow name={t.counts.fresh}>{count('new') + others}</FactRow>
        {others > 0 && <FactRow name={t.counts.otherPassword}>{others}</FactRow>}
        <FactRow name={t.counts.same}>{count('same')}</FactRow>
        {file.repeated > 0 && <FactRow name={t.counts.repeated}>{file.repeated}</FactRow>}
        <FactRow name={t.counts.unread}>{file.unread.length}</FactRow>
      </FactList>
      {others > 0 && <p class="small">{t.bothStay}</p>}
      <UnreadRows unread={file.unread} />
    </div>
  );
}

const UnreadRows = ({ unread }: { unread: Unread }) =>
  unread.length === 0 ? null : (
    <ul class="small unread-rows">
      {unread.map(({ number, why }) => (
        <li key={number}>{t.unreadEntry(number, why)}</li>
      ))}
    </ul>
  );

const Done = ({ done }: { done: Saved }) => (
  <div class="stack" data-testid="import-done">
    <WarningBox severity="good" title={t.imported(done.saved)}>
      <p>{t.deleteFile}</p>
    </WarningBox>
    <UnreadRows unread={done.refused} />
    <div class="acts-row">
      <Button weight="primary" onClick={() => goTo('settings/logins')}>
        {t.showList}
      </Button>
    </div>
  </div>
);
