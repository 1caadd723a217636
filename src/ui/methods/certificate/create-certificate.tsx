/** Chooses a certificate for a login method: first the file is opened and shown, then it is used. What becomes of it is the caller's. */
import { useState } from 'preact/hooks';
import { WalletError } from '../../../lib/errors.ts';
import { certificate as t } from '../../../locales/en/ui/methods/certificate.ts';
import { methods } from '../../../locales/en/ui/methods.ts';
import type { NewCertificate } from '../../../messaging/login.ts';
import { Button } from '../../components/button.tsx';
import { CheckBox } from '../../components/field.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { PersonalChoice, withPersonal } from '../password/personal.tsx';
import { CertificateFacts } from './certificate-facts.tsx';
import { CertificateFields } from './certificate-fields.tsx';
import type { OpenedFile } from './file/open-file.ts';
import { useCertificateFile } from './use-certificate-file.ts';
import { useFileAct } from './use-file-act.ts';

export function CreateCertificate(props: {
  /** Of the login method. */
  name?: string | undefined;
  /** Personal information, if it was typed before. */
  first?: string | null | undefined;
  verb: string;
  back: string;
  onMade: (made: NewCertificate) => Promise<unknown>;
  onBack: () => void;
}) {
  const source = useCertificateFile();
  const { busy, problem, run, clear } = useFileAct();
  const [opened, setOpened] = useState<(OpenedFile & { fileName: string }) | null>(null);
  const [remembers, setRemembers] = useState(true);
  const [personal, setPersonal] = useState<string | null>(props.first ?? null);

  const open = () =>
    busy ||
    run(async () => {
      setOpened(await source.open());
      source.forget();
    });
  const use = ({ secret, fileName }: OpenedFile & { fileName: string }) =>
    busy ||
    run(async () => {
      if (personal !== null && personal.trim() === '') throw new WalletError('bad-input', t.enterPersonal);
      await props.onMade({
        kind: 'certificate',
        name: props.name ?? methods.kinds.certificate.name,
        secret,
        fileName: remembers ? fileName : null,
        ...withPersonal(personal),
      });
    });

  if (opened === null)
    return (
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          open();
        }}
      >
        <CertificateFields source={source} problem={problem} onChange={clear} onEnter={open} />
        <div class="work-acts">
          <Button weight="primary" busy={busy} onClick={open} testid="open-certificate">
            {t.open}
          </Button>
          <Button weight="quiet" onClick={props.onBack}>
            {props.back}
          </Button>
        </div>
      </form>
    );
  return (
    <div class="stack">
      <CertificateFacts opened={opened} />
      <WarningBox severity="note" title={t.keepFile} rule="keep-file">
        <p>{t.keepFileDetail}</p>
      </WarningBox>
      <CheckBox checked={remembers} onChange={setRemembers} testid="remember-file">
        <span>
          <span class="t">{t.rememberFile}</span>
          <span class="small block">{t.rememberFileDetail(opened.fileName)}</span>
        </span>
      </CheckBox>
      <PersonalChoice value={personal} onValue={setPersonal} onEnter={() => use(opened)} />
      {problem !== null && (
        <p class="small bad" role="alert">
          {problem.text}
        </p>
      )}
      <div class="work-acts">
        <Button weight="primary" busy={busy} onClick={() => use(opened)} testid="continue">
          {props.verb}
        </Button>
        <Button
          weight="quiet"
          onClick={() => {
            clear();
            setOpened(null);
          }}
        >
          {t.anotherFile}
        </Button>
      </div>
    </div>
  );
}
