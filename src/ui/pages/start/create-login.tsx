/** Step 1 of the setup, second half: creates the chosen login method, then lets the worker create the identity. */
import { isWalletError } from '../../../lib/errors.ts';
import type { CommandArgs } from '../../../messaging/commands.ts';
import { askToKeepStorage } from '../../browser-storage.ts';
import { CreateCredential } from '../../methods/create-credential.tsx';
import { TOUCH } from '../../methods/methods.ts';
import { password } from '../../methods/password-words.ts';
import { CreatePassword } from '../../password/create-password.tsx';
import { toSentence, useCommand } from '../../wallet.tsx';
import { StageLayout } from '../stage-layout.tsx';
import type { Creation } from './use-creation.ts';

type NewIdentity = CommandArgs<'start-identity'>;

/** `personal`: the personal text typed before, if any. `onServerFailure`: gets the reason why the server failed. */
export function CreateLogin(props: {
  creation: Creation;
  identityType: NewIdentity['identityType'];
  personal: string | null;
  onServerFailure: (problem: string) => void;
  onBack: () => void;
}) {
  const { creation, identityType, personal, onBack } = props;
  const command = useCommand();

  async function start(credential: NewIdentity['credential']) {
    await command('start-identity', { credential, identityType, server: creation.server });
    await askToKeepStorage();
  }

  if (creation.kind === 'password')
    return (
      <StageLayout title={password.making.title} lede={password.making.detail} lit="all" act={1}>
        <div class="work-body">
          <CreatePassword
            place={{ server: creation.server, methodId: null }}
            first={personal}
            verb="Create with this password"
            back="Choose another method"
            onBack={onBack}
            onMade={start}
          />
        </div>
      </StageLayout>
    );
  const { title, detail } = TOUCH[creation.kind].making;
  return (
    <StageLayout title={title} lede={detail} lit="all" act={1}>
      <div class="work-body">
        <CreateCredential
          kind={creation.kind}
          personal={personal}
          onBack={onBack}
          onMade={async (credential) => {
            try {
              await start(credential);
            } catch (error) {
              if (creation.server === null || !isServerError(error)) throw error;
              props.onServerFailure(toSentence(error));
            }
          }}
        />
      </div>
    </StageLayout>
  );
}

/** Tells whether the key server is the reason, so that the setup can continue without it. */
const isServerError = (error: unknown): boolean =>
  isWalletError(error, 'server-unreachable') ||
  isWalletError(error, 'server-refused') ||
  isWalletError(error, 'bad-server');
