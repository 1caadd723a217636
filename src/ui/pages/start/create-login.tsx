/** Step 1 of the setup, second half: creates the chosen login method, then lets the worker create the identity. */
import { isWalletError } from '../../../lib/errors.ts';
import { methodCreation } from '../../../locales/en/ui/methods/creation.ts';
import type { CommandArgs } from '../../../messaging/commands.ts';
import { NEEDS_SERVER } from '../../../messaging/login.ts';
import { askToKeepStorage } from '../../browser-storage.ts';
import { CreateMethod } from '../../methods/create-method.tsx';
import { keepForDraft, removeWritten } from '../../methods/own-storage/file-in-making.ts';
import { OffersPersonal } from '../../methods/password/offers-personal.ts';
import { toSentence, useCommand } from '../../wallet.tsx';
import { StageLayout } from '../stage-layout.tsx';
import type { HolderNames } from './holder-fields.tsx';
import type { Creation } from './use-creation.ts';

type NewIdentity = CommandArgs<'start-identity'>;

/** `personal`: the personal text typed before, if any. `onServerFailure`: gets the reason why the server failed. */
export function CreateLogin(props: {
  creation: Creation;
  identityType: NewIdentity['identityType'];
  /** Of an organisation. */
  holder: HolderNames | null;
  personal: string | null;
  onServerFailure: (problem: string) => void;
  onBack: () => void;
}) {
  const { creation, identityType, holder, personal, onBack } = props;
  const command = useCommand();

  async function start(credential: NewIdentity['credential']) {
    await command('start-identity', {
      credential,
      identityType,
      server: creation.server,
      ...(holder ? { holder } : {}),
    });
    keepForDraft(credential);
    await askToKeepStorage();
  }

  const { title, detail } = methodCreation.kinds[creation.kind].making;
  return (
    <OffersPersonal.Provider value={identityType !== 'virtual'}>
      <StageLayout title={title} lede={detail} lit="all" act={1}>
        <div class="work-body">
          <CreateMethod
            kind={creation.kind}
            server={creation.server}
            personal={personal}
            purpose="begin"
            onBack={() => void removeWritten().then(onBack)}
            onMade={async (credential) => {
              try {
                await start(credential);
              } catch (error) {
                // A method that needs the server is not offered without it: its own form shows what failed.
                if (creation.server === null || NEEDS_SERVER[creation.kind] || !isServerError(error)) throw error;
                await removeWritten();
                props.onServerFailure(toSentence(error));
              }
            }}
          />
        </div>
      </StageLayout>
    </OffersPersonal.Provider>
  );
}

/** Tells whether the key server is the reason, so that the setup can continue without it. */
const isServerError = (error: unknown): boolean =>
  isWalletError(error, 'server-unreachable') ||
  isWalletError(error, 'server-refused') ||
  isWalletError(error, 'not-invited') ||
  isWalletError(error, 'bad-server');
