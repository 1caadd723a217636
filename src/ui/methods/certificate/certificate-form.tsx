/** Logs in with the certificate of a method that this profile knows: the file is chosen and its password typed each time. */
import { useState } from 'preact/hooks';
import { WalletError } from '../../../lib/errors.ts';
import { certificate as t } from '../../../locales/en/ui/methods/certificate.ts';
import type { CertificateAnswer } from '../../../messaging/login.ts';
import type { LoginOption } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { PersonalField, withPersonal } from '../password/personal.tsx';
import { CertificateFields } from './certificate-fields.tsx';
import { useCertificateFile } from './use-certificate-file.ts';
import { useFileAct } from './use-file-act.ts';

export function CertificateForm(props: {
  option: LoginOption;
  verb: string;
  onAnswer: (answer: CertificateAnswer) => Promise<unknown>;
}) {
  const { option, verb, onAnswer } = props;
  const source = useCertificateFile();
  const { busy, problem, run, clear } = useFileAct();
  const [personal, setPersonal] = useState('');
  const ofPersonal = problem?.of === 'personal';

  const submit = () =>
    busy ||
    run(async (next) => {
      next('personal');
      if (option.personal === true && personal.trim() === '') throw new WalletError('bad-input', t.alsoEnterPersonal);
      next('password');
      const { secret } = await source.open();
      next(option.personal === true ? 'personal' : 'file');
      await onAnswer({ kind: 'certificate', methodId: option.methodId, secret, ...withPersonal(personal) });
    });

  return (
    <form
      class="key-form stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <CertificateFields source={source} hint={option.fileName} problem={problem} onChange={clear} onEnter={submit} />
      {option.personal === true && (
        <PersonalField
          value={personal}
          problem={ofPersonal ? problem.text : null}
          onValue={(text) => {
            setPersonal(text);
            clear();
          }}
          onEnter={submit}
        />
      )}
      <div class="work-acts">
        <Button weight="primary" busy={busy} onClick={submit} testid="continue">
          {verb}
        </Button>
      </div>
    </form>
  );
}
