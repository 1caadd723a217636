/** Restores an identity with a certificate file: its key finds the encrypted copy on the server and opens it. */
import { useState } from 'preact/hooks';
import { isWalletError } from '../../../lib/errors.ts';
import { restore as t } from '../../../locales/en/ui/pages/restore.tsx';
import { askToKeepStorage } from '../../browser-storage.ts';
import { CheckBox } from '../../components/field.tsx';
import { CertificateFields } from '../../methods/certificate/certificate-fields.tsx';
import { useCertificateFile } from '../../methods/certificate/use-certificate-file.ts';
import { useFileAct } from '../../methods/certificate/use-file-act.ts';
import { withPersonal } from '../../methods/password/personal.tsx';
import { StageLayout } from '../stage-layout.tsx';
import { type Failure, FindFailed, toFailure } from './find-failed.tsx';
import { FindActs, PersonalToFind } from './find-parts.tsx';
import { KeepCopy, type Source, SourceLine } from './source.tsx';

export function FindByCertificate({ source }: { source: Source }) {
  const certificate = useCertificateFile();
  const { busy, problem, run, clear } = useFileAct();
  const [personal, setPersonal] = useState<string | null>(null);
  const [remembers, setRemembers] = useState(true);
  const [failure, setFailure] = useState<Failure | null>(null);

  const open = () =>
    busy ||
    run(async () => {
      setFailure(null);
      const { secret, fileName } = await certificate.open();
      const settled = await source.place.settle();
      if (settled?.server == null) return;
      const { server } = settled;
      const { keepCopy } = source;
      const answer = {
        kind: 'certificate' as const,
        secret,
        fileName: keepCopy && remembers ? fileName : null,
      };
      try {
        await source.find({ server, keepCopy, answer, ...withPersonal(personal) });
      } catch (error) {
        setFailure(
          isWalletError(error, 'wrong-credential')
            ? { ...toFailure(error), sentence: t.certificateFindsNothing }
            : toFailure(error),
        );
        return;
      }
      if (keepCopy) await askToKeepStorage();
    });
  const change = () => {
    clear();
    setFailure(null);
  };

  return (
    <StageLayout title={t.certificate} lede={t.certificateLede} lit="all">
      <form
        class="work-body stack"
        onSubmit={(event) => {
          event.preventDefault();
          open();
        }}
      >
        {failure !== null && <FindFailed failure={failure} />}
        <CertificateFields source={certificate} problem={problem} onChange={change} onEnter={open} />
        <PersonalToFind
          value={personal}
          onValue={(text) => {
            setPersonal(text);
            change();
          }}
          onEnter={open}
        />
      </form>
      <SourceLine source={source} />
      <KeepCopy source={source} />
      {source.keepCopy && (
        <div class="keep-copy">
          <CheckBox checked={remembers} onChange={setRemembers} testid="remember-file">
            <span>
              <span class="t">{t.rememberFileName}</span>
              <span class="small block">{t.rememberFileNameDetail}</span>
            </span>
          </CheckBox>
        </div>
      )}
      <FindActs busy={busy} onOpen={open} />
    </StageLayout>
  );
}
