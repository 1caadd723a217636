/** The login method with which a computer or a person joins: one that opens another identity here, or a new one. It is then sent to the computer that adds it. */
import { useState } from 'preact/hooks';
import { restore as t } from '../../../locales/en/ui/pages/restore.tsx';
import type { IdentityChoice } from '../../../messaging/snapshot.ts';
import { askToKeepStorage } from '../../browser-storage.ts';
import { Button } from '../../components/button.tsx';
import { AnswerCredential } from '../../methods/answer-credential.tsx';
import { useCommand } from '../../wallet.tsx';
import { StageLayout } from '../stage-layout.tsx';
import type { Known } from '../start/known-login.tsx';
import { KnownMethods } from '../start/known-methods.tsx';
import { CreateMethodHere } from './create-method-here.tsx';

/** `server`: origin of the key server of the identity that is joined. */
export function JoinWithMethod(props: {
  server: string;
  identities: IdentityChoice[] | undefined;
  onStop: () => void;
}) {
  const command = useCommand();
  const [known, setKnown] = useState<Known | null>(null);
  const joined = async (act: Promise<unknown>) => {
    await act;
    await askToKeepStorage();
  };
  if (known !== null)
    return (
      <StageLayout title={t.joinWith[known.option.kind]} lede={t.joinWithLede(known.from.label)} lit="all">
        <div class="work-body">
          <AnswerCredential
            options={[known.option]}
            verb={t.join}
            byServer
            onAnswer={(answer) => joined(command('join-with-known', { from: known.from.id, answer }))}
          />
          <div class="work-acts">
            <Button weight="quiet" onClick={() => setKnown(null)}>
              {t.chooseAnotherLogin}
            </Button>
          </div>
        </div>
      </StageLayout>
    );
  return (
    <CreateMethodHere
      title={t.connected}
      lede={t.connectedLede}
      server={props.server}
      hasServer
      onMade={(credential) => joined(command('join-with-credential', { credential }))}
      above={<KnownMethods identities={props.identities} onChoose={setKnown} />}
    >
      <Button weight="quiet" onClick={props.onStop} testid="stop-pairing">
        {t.stop}
      </Button>
    </CreateMethodHere>
  );
}
