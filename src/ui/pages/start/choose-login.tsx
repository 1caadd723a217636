/** Step 1 of the start: with what to log in, and where the sealed copy is kept. Makes the credential, then hands it to the worker, which makes the identity. */
import { useEffect, useState } from 'preact/hooks';
import { isWalletError } from '../../../lib/errors.ts';
import type { CommandArgs } from '../../../messaging/commands.ts';
import { askToKeepStorage } from '../../browser-storage.ts';
import { Button } from '../../components/button.tsx';
import { Segments } from '../../components/field.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { goTo } from '../../location.ts';
import { CreateCredential } from '../../methods/create-credential.tsx';
import { CreationChoices } from '../../methods/creation-choices.tsx';
import type { NewKind } from '../../methods/creation-order.ts';
import { TOUCH } from '../../methods/methods.ts';
import { password } from '../../methods/password-words.ts';
import type { CredentialKind } from '../../passkey.ts';
import { CreatePassword } from '../../password/create-password.tsx';
import { PersonalChoice } from '../../password/personal.tsx';
import { PlaceChoice } from '../../server-picker/place-choice.tsx';
import { toServerName } from '../../server-picker/server-address.ts';
import { usePlace } from '../../server-picker/use-place.ts';
import { toSentence, useCommand } from '../../wallet.tsx';
import { StageLayout } from '../stage-layout.tsx';
import { ServerNotice } from './server-notice.tsx';

type IdentityType = CommandArgs<'start-identity'>['identityType'];

const TYPES: readonly { value: IdentityType; name: string }[] = [
  { value: 'person', name: 'Me' },
  { value: 'virtual', name: 'A role I invent' },
  { value: 'organisation', name: 'An organisation' },
];
const OFFERED: readonly NewKind[] = ['passkey', 'security-key', 'password'];

/** `notice`: for example why a session without a local copy was closed. */
export function ChooseLogin({ defaultServer, notice }: { defaultServer: string | null; notice: string | null }) {
  const command = useCommand();
  const [making, setMaking] = useState<{ kind: CredentialKind; server: string | null } | null>(null);
  const [choosing, setChoosing] = useState<{ server: string } | null>(null);
  const [pressed, setPressed] = useState<NewKind | null>(null);
  const [needsServer, setNeedsServer] = useState(false);
  // The chosen server was asked for what was pressed, and is not there. Another address or place is another matter.
  const [refused, setRefused] = useState(false);
  // Of a server that answered first, and not when the identity was made.
  const [lost, setLost] = useState<string | null>(null);
  const [personal, setPersonal] = useState<string | null>(null);
  const [settling, setSettling] = useState(false);
  const place = usePlace(defaultServer, true);
  const [identityType, setIdentityType] = useState<IdentityType>('person');
  useEffect(() => {
    if (place.problem === null) setRefused(false);
  }, [place.problem]);

  if (making !== null)
    return (
      <StageLayout title={TOUCH[making.kind].making.title} lede={TOUCH[making.kind].making.detail} lit="all" act={1}>
        <div class="work-body">
          <CreateCredential
            kind={making.kind}
            personal={personal}
            onBack={() => setMaking(null)}
            onMade={async (credential) => {
              try {
                await command('start-identity', { credential, identityType, server: making.server });
              } catch (error) {
                if (making.server === null || !isOfServer(error)) throw error;
                setLost(toSentence(error));
                setMaking(null);
                return;
              }
              await askToKeepStorage();
            }}
          />
        </div>
      </StageLayout>
    );

  if (choosing !== null)
    return (
      <StageLayout title={password.making.title} lede={password.making.detail} lit="all" act={1}>
        <div class="work-body">
          <CreatePassword
            place={{ server: choosing.server, methodId: null }}
            first={personal}
            verb="Create with this password"
            back="Choose another method"
            onBack={() => setChoosing(null)}
            onMade={async (credential) => {
              await command('start-identity', { credential, identityType, server: choosing.server });
              await askToKeepStorage();
            }}
          />
        </div>
      </StageLayout>
    );

  /** A server that does not answer is told before anything is made in vain. */
  async function begin(kind: NewKind) {
    if (settling) return;
    setPressed(kind);
    setLost(null);
    const typed = kind === 'password';
    // Only a server can let a password be tried a few times and no more.
    setNeedsServer(typed && place.kind === 'here');
    if (typed && place.kind === 'here') return useAnotherServer();
    setSettling(true);
    const settled = await place.settle();
    setSettling(false);
    if (settled === null) return setRefused(true);
    if (!typed) setMaking({ kind, server: settled.server });
    else if (settled.server !== null) setChoosing({ server: settled.server });
  }

  function useAnotherServer() {
    place.choose('own');
    place.setOpen(true);
  }

  function goOnWithoutServer(kind: CredentialKind) {
    setLost(null);
    place.choose('here');
    setMaking({ kind, server: null });
  }

  const below =
    pressed === null
      ? null
      : {
          kind: pressed,
          children: (
            <ServerNotice
              asking={settling}
              needsServer={needsServer}
              problem={lost ?? (refused ? place.problem : null)}
              onAgain={() => begin(pressed)}
              onAnother={useAnotherServer}
              onWithout={pressed === 'password' ? null : () => goOnWithoutServer(pressed)}
            />
          ),
        };
  return (
    <StageLayout
      title="How do you want to log in?"
      lede="Use something you already have. You can add others later, and any of them can be taken away again."
      lit="all"
      act={1}
      headTestid="create-identity"
    >
      <div class="work-body">
        {notice !== null && <WarningBox severity="note" title={notice} rule="notice" />}
        <CreationChoices offered={OFFERED} hasServer={defaultServer !== null} onChoose={begin} below={below} />
      </div>
      <div class="whose">
        <p class="label" id="whose">
          Whose identity is it?
        </p>
        <Segments
          label="Whose identity is it?"
          value={identityType}
          options={TYPES}
          onChange={setIdentityType}
          testid="identity-type"
        />
      </div>
      <PlaceChoice
        place={place}
        legend="Where is the sealed copy kept?"
        mayStayHere
        saidElsewhere
        line={(server) =>
          server === null ? (
            'Kept on this device only, without a server.'
          ) : (
            <>
              A sealed copy is kept at <b>{toServerName(server)}</b>, which cannot open it.
            </>
          )
        }
      />
      <div class="start-personal">
        <PersonalChoice value={personal} onValue={setPersonal} />
      </div>
      <div class="work-acts">
        <Button weight="quiet" testid="have-identity" onClick={() => goTo('restore')}>
          I already have an identity
        </Button>
        <Button weight="quiet" testid="something-lost" onClick={() => goTo('freeze')}>
          Something is lost
        </Button>
      </div>
      <p class="fine work-foot">
        No name, no mail address, no seed phrase. What you log in with never leaves this computer.
      </p>
    </StageLayout>
  );
}

/** Does the key server stand in the way, so that it would go on without it? */
const isOfServer = (error: unknown): boolean =>
  isWalletError(error, 'server-unreachable') ||
  isWalletError(error, 'server-refused') ||
  isWalletError(error, 'bad-server');
