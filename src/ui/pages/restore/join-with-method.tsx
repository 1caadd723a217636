/** The login method with which a computer or a person joins: one that opens another identity here, or a new one. It is then sent to the computer that adds it. */
import { useState } from 'preact/hooks';
import type { IdentityChoice } from '../../../messaging/snapshot.ts';
import { askToKeepStorage } from '../../browser-storage.ts';
import { Button } from '../../components/button.tsx';
import { AnswerCredential } from '../../methods/answer-credential.tsx';
import { METHODS } from '../../methods/methods.ts';
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
      <StageLayout
        title={`Join with your ${METHODS[known.option.kind].name.toLowerCase()}`}
        lede={`Log in with it as you do for ${known.from.label}. It will open both identities, and each keeps its own keys: neither learns about the other.`}
        lit="all"
      >
        <div class="work-body">
          <AnswerCredential
            options={[known.option]}
            verb="Join"
            byServer
            onAnswer={(answer) => joined(command('join-with-known', { from: known.from.id, answer }))}
          />
          <div class="work-acts">
            <Button weight="quiet" onClick={() => setKnown(null)}>
              Choose another login method
            </Button>
          </div>
        </div>
      </StageLayout>
    );
  return (
    <CreateMethodHere
      title="The other computer is connected"
      lede="Now choose how you log in here. The other computer decides what it opens."
      server={props.server}
      hasServer
      onMade={(credential) => joined(command('join-with-credential', { credential }))}
      above={<KnownMethods identities={props.identities} onChoose={setKnown} />}
    >
      <Button weight="quiet" onClick={props.onStop} testid="stop-pairing">
        Stop
      </Button>
    </CreateMethodHere>
  );
}
