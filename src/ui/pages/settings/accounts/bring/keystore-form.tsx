/** Imports JSON keystore files: several at a time, with one password or one for each. */
import { useRef, useState } from 'preact/hooks';
import { writePercent } from '../../../../../lib/language.ts';
import { accountsBring as t } from '../../../../../locales/en/ui/pages/settings/accounts/bring.ts';
import type { CharacterSummary } from '../../../../../messaging/snapshot.ts';
import { ShortAddress } from '../../../../components/address.tsx';
import { Button, IconButton } from '../../../../components/button.tsx';
import { Field } from '../../../../components/field.tsx';
import { Check, FileText, Icon, Trash2 } from '../../../../components/icon.tsx';
import { Problem } from '../../frame.tsx';
import { KeyAccounts } from './key-accounts.tsx';
import { type KeyOf, useKeyLookup } from './use-key-lookup.ts';
import type { KeystoreFile, Keystores } from './use-keystores.ts';

const toKeysOf = (files: readonly KeystoreFile[]): KeyOf[] =>
  files.flatMap(({ id, name, privateKey }, at) =>
    privateKey === null
      ? []
      : [
          {
            id,
            from: name,
            called: t.importedNumber(at + 1),
            privateKey,
            repeats: files.slice(0, at).some((other) => other.privateKey === privateKey),
          },
        ],
  );

export function KeystoreForm(props: {
  character: CharacterSummary;
  keystores: Keystores;
  onDone: (count: number) => void;
}) {
  const { character, keystores } = props;
  const { files, opening } = keystores;
  const lookup = useKeyLookup(character.id);
  const [password, setPassword] = useState('');
  const openable = files.filter(({ unreadable }) => unreadable === null);

  async function open() {
    const opened = await keystores.open(password);
    // Also while others did not open: the person may import these first.
    if (opened.length > 0) await lookup.look(toKeysOf(opened));
  }

  return (
    <div class="stack">
      <Chooser onFiles={(chosen) => void keystores.add(chosen).then(lookup.forget)} />
      {files.length > 0 && (
        <ul class="rows" data-testid="keystores">
          {files.map((file) => (
            <li key={file.id}>
              <FileRow
                file={file}
                done={opening?.id === file.id ? opening.done : null}
                onPassword={(typed) => keystores.setPassword(file.id, typed)}
                onRemove={() => {
                  keystores.remove(file.id);
                  lookup.forget();
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {openable.length > 0 && (
        <Field
          label={t.passwordOfFiles(openable.length)}
          value={password}
          onValue={setPassword}
          type="password"
          help={t.passwordOfFilesHelp}
          onEnter={() => opening === null && void open()}
          testid="keystore-password"
        />
      )}
      {openable.length > 0 && lookup.found === null && (
        <div class="acts-row">
          <Button weight="primary" busy={opening !== null || lookup.busy} onClick={open} testid="open-keystores">
            {t.openFiles(openable.length)}
          </Button>
          {opening !== null && <Button onClick={keystores.stop}>{t.stop}</Button>}
        </div>
      )}
      {lookup.found !== null && openable.some(({ privateKey }) => privateKey === null) && (
        <div class="acts-row">
          <Button busy={opening !== null} onClick={open} testid="open-keystores">
            {t.openOtherFiles}
          </Button>
        </div>
      )}
      <Problem text={lookup.problem} />
      <KeyAccounts character={character} lookup={lookup} onDone={props.onDone} />
    </div>
  );
}

function Chooser({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping files is a shortcut; the button does the same
    <div
      class="file-drop"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onFiles([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <Icon node={FileText} size={24} />
      <p class="grow">
        <span class="t">{t.chooseFiles}</span>
        <span class="d">{t.chooseFilesHelp}</span>
      </p>
      <Button small onClick={() => picker.current?.click()} testid="choose-keystores">
        {t.choose}
      </Button>
      <input
        ref={picker}
        type="file"
        multiple
        class="vh"
        tabIndex={-1}
        aria-label={t.ways.files}
        data-testid="keystore-files"
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </div>
  );
}

function FileRow(props: {
  file: KeystoreFile;
  /** The part that is done; `null`: it is not being opened. */
  done: number | null;
  onPassword: (password: string) => void;
  onRemove: () => void;
}) {
  const { file, done } = props;
  return (
    <div class="row tall keystore-row" data-testid="keystore" data-name={file.name}>
      <span class="grow">
        <span class="t clip">{file.name}</span>
        <span class={file.unreadable === null ? 'd' : 'd bad'}>
          {file.unreadable ?? (file.address === null ? t.noAddress : <ShortAddress address={file.address} />)}
        </span>
        {file.problem !== null && (
          <span class="d bad" role="alert">
            {file.problem}
          </span>
        )}
        {done !== null && (
          <progress value={done} max={1} aria-label={t.openingFile(file.name)}>
            {writePercent(String(Math.round(done * 100)))}
          </progress>
        )}
        {file.password !== null && file.privateKey === null && (
          <Field
            label={t.passwordOfThisFile}
            value={file.password}
            onValue={props.onPassword}
            type="password"
            testid="own-keystore-password"
          />
        )}
      </span>
      {file.privateKey !== null && (
        <span class="v">
          <Icon node={Check} size={17} /> {t.opened}
        </span>
      )}
      <IconButton icon={Trash2} label={t.leaveOut(file.name)} onClick={props.onRemove} />
    </div>
  );
}
