/** Imports a CSV file of Bitwarden or Chrome: what is new, what is there already and what cannot be read is said before anything is saved. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Comparison } from '../../../../messaging/secret.ts';
import { Button } from '../../../components/button.tsx';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import { Download } from '../../../components/icon.tsx';
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

/** Where each program has its export. */
const SOURCES = [
  { name: 'Bitwarden', way: 'exports in its web app under Tools, Export vault. Choose the file format .csv.' },
  { name: 'Chrome', way: 'exports in its Password Manager under Settings, Export passwords.' },
] as const;

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
      if (chosen.size > CSV_LIMITS.bytes) throw new CsvProblem('This file is too large to be a list of logins.');
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
    <Frame
      title="Import logins"
      lede={`A CSV file that Bitwarden or Chrome exported. It is read on this page, and what is new goes to ${character.name}.`}
      look={character.look}
      testid="import-page"
    >
      <section class="narrow stack entry-form">
        <NearlyFull name={character.name} taken={taken} />
        <input
          tabIndex={-1}
          ref={input}
          type="file"
          accept=".csv,text/csv"
          class="vh"
          aria-label="CSV file"
          data-testid="import-file"
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            if (chosen) void read(chosen);
          }}
        />
        {!isDone && !hasPreview && (
          <ul class="small sources">
            {SOURCES.map(({ name, way }) => (
              <li key={name}>
                <b>{name}</b> {way}
              </li>
            ))}
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
              Choose a file
            </Button>
            <Button onClick={() => goTo('settings/logins')}>Cancel</Button>
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
              {rows.length === 0 ? 'Nothing new' : `Import ${rows.length}`}
            </Button>
            <Button onClick={() => setPreview(null)}>Choose another file</Button>
          </div>
        )}
        {progress !== null && progress > 0 && (
          <p class="small" role="status">
            {progress} of {rows.length} done
          </p>
        )}
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
        <FactRow name="File of">{file.format}</FactRow>
        <FactRow name="New">{count('new') + others}</FactRow>
        {others > 0 && <FactRow name="Of these, here with another password">{others}</FactRow>}
        <FactRow name="Already here">{count('same')}</FactRow>
        {file.repeated > 0 && <FactRow name="Repeated in the file">{file.repeated}</FactRow>}
        <FactRow name="Cannot be read">{file.unread.length}</FactRow>
      </FactList>
      {others > 0 && (
        <p class="small">Where the password differs, both entries stay: remove the one that is out of date.</p>
      )}
      <UnreadRows unread={file.unread} />
    </div>
  );
}

const UnreadRows = ({ unread }: { unread: Unread }) =>
  unread.length === 0 ? null : (
    <ul class="small unread-rows">
      {unread.map(({ number, why }) => (
        <li key={number}>
          Entry {number}: {why}
        </li>
      ))}
    </ul>
  );

const Done = ({ done }: { done: Saved }) => (
  <div class="stack" data-testid="import-done">
    <WarningBox severity="good" title={`${done.saved} imported`}>
      <p>Delete the file now: everybody who opens it reads every password in it.</p>
    </WarningBox>
    <UnreadRows unread={done.refused} />
    <div class="acts-row">
      <Button weight="primary" onClick={() => goTo('settings/logins')}>
        Show the list
      </Button>
    </div>
  </div>
);
