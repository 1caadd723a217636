/** The fields that open a certificate file: the file, chosen or dropped, and its password. */
import { FileField } from '../../components/file-field.tsx';
import { FileBadge } from '../../components/icon.tsx';
import { PasswordField } from '../password/password-field.tsx';
import type { CertificateFile } from './use-certificate-file.ts';
import type { FileProblem } from './use-file-act.ts';
import '../../style/curtain.css';
import { certificate as t } from '../../../locales/en/ui/methods/certificate.ts';

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
  return (
    <>
      <FileField
        label={t.file}
        icon={FileBadge}
        chosen={file?.name ?? null}
        help={file === null ? hintOf(props.hint) : t.chosen}
        problem={problem?.of === 'file' ? problem.text : null}
        onPick={(chosen) => {
          source.choose(chosen);
          onChange();
        }}
        testid="certificate-file"
        buttonTestid="choose-certificate"
      />
      <PasswordField
        label={t.password}
        value={source.password}
        onValue={(text) => {
          source.type(text);
          onChange();
        }}
        isNew={false}
        problem={problem?.of === 'password' ? problem.text : null}
        help={t.passwordHelp}
        onEnter={onEnter}
        testid="certificate-password"
      />
    </>
  );
}

const hintOf = (hint: string | null | undefined): string => (hint == null ? t.fileHelp : t.chosenLastTime(hint));
