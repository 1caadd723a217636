/** The fields that open a certificate file: the file, chosen or dropped, and its password. */
import { useRef } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { Check, FileBadge, Icon } from '../../components/icon.tsx';
import { PasswordField } from '../password/password-field.tsx';
import type { CertificateFile } from './use-certificate-file.ts';
import type { FileProblem } from './use-file-act.ts';
import '../../style/curtain.css';

/** `hint`: the name of the file that was chosen before. `problem`: why the file did not open; shown under what it concerns. */
export function CertificateFields(props: {
  source: CertificateFile;
  hint?: string | null | undefined;
  problem: FileProblem | null;
  onChange: () => void;
  onEnter: () => void;
}) {
  const { source, problem, onChange, onEnter } = props;
  const { file } = source;
  const picker = useRef<HTMLInputElement>(null);
  const ofFile = problem?.of === 'file';
  const pick = (chosen: File | undefined) => {
    if (chosen === undefined) return;
    source.choose(chosen);
    onChange();
  };
  return (
    <>
      <div class="file-field">
        <p class="label">Certificate file</p>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a shortcut; the button does the same */}
        <div
          class={ofFile ? 'file-drop is-bad' : 'file-drop'}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            pick(event.dataTransfer?.files[0]);
          }}
        >
          <Icon node={file === null ? FileBadge : Check} size={24} />
          <p class="grow">
            <span class="t clip">{file === null ? 'Choose the file, or drop it here' : file.name}</span>
            <span class="d">{file === null ? hintOf(props.hint) : 'Chosen. Type its password to open it.'}</span>
          </p>
          <Button small onClick={() => picker.current?.click()} testid="choose-certificate">
            {file === null ? 'Choose' : 'Change'}
          </Button>
          <input
            ref={picker}
            type="file"
            class="vh"
            tabIndex={-1}
            aria-label="Certificate file"
            data-testid="certificate-file"
            onChange={(event) => {
              pick(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
        </div>
        {ofFile && (
          <p class="small help bad" role="alert">
            {problem.text}
          </p>
        )}
      </div>
      <PasswordField
        label="Password of the file"
        value={source.password}
        onValue={(text) => {
          source.type(text);
          onChange();
        }}
        isNew={false}
        problem={problem?.of === 'password' ? problem.text : null}
        help="The one that was set when the file was made. Leave it empty if there is none."
        onEnter={onEnter}
        testid="certificate-password"
      />
    </>
  );
}

const hintOf = (hint: string | null | undefined): string =>
  hint == null ? 'With its private key. It ends in .p12, .pfx or .pem.' : `Last time it was ${hint}.`;
