/** Step 1 of the setup: chooses the login method and the place of the encrypted copy. */
import { useState } from 'preact/hooks';
import { start as t } from '../../../locales/en/ui/pages/start.tsx';
import type { CommandArgs } from '../../../messaging/commands.ts';
import { BINDABLE_KINDS, NEEDS_SERVER } from '../../../messaging/login.ts';
import type { IdentityChoice } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { Segments } from '../../components/field.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { OtherIdentities } from '../../identities/other-identities.tsx';
import { goTo } from '../../location.ts';
import { CreationChoices } from '../../methods/creation-choices.tsx';
import { PersonalChoice } from '../../methods/password/personal.tsx';
import { PlaceChoice } from '../../server-picker/place-choice.tsx';
import { toServerName } from '../../server-picker/server-address.ts';
import type { Place } from '../../server-picker/use-place.ts';
import { StageLayout } from '../stage-layout.tsx';
import { CreateLogin } from './create-login.tsx';
import { HolderFields, type HolderNames } from './holder-fields.tsx';
import { type Known, KnownLogin } from './known-login.tsx';
import { KnownMethods } from './known-methods.tsx';
import { ServerNotice } from './server-notice.tsx';
import { type CreationState, useCreation } from './use-creation.ts';

type IdentityType = CommandArgs<'start-identity'>['identityType'];

const TYPES: readonly IdentityType[] = ['person', 'virtual', 'organisation'];

/** `notice`: for example why a session without a local copy was closed. */
export function ChooseLogin({
  defaultServer,
  notice,
  identities,
}: {
  defaultServer: string | null;
  notice: string | null;
  identities: IdentityChoice[] | undefined;
}) {
  const [known, setKnown] = useState<{ known: Known; server: string | null } | null>(null);
  const state = useCreation(defaultServer);
  const [personal, setPersonal] = useState<string | null>(null);
  const [identityType, setIdentityType] = useState<IdentityType>('person');
  const [holder, setHolder] = useState<HolderNames>({ name: '', person: '' });
  const [unnamed, setUnnamed] = useState(false);
  const isOrganisation = identityType === 'organisation';
  const isUnnamed = isOrganisation && (holder.name.trim() === '' || holder.person.trim() === '');

  if (known !== null) {
    const { server } = known;
    const wanted = { identityType, server, ...(isOrganisation ? { holder } : {}) };
    return <KnownLogin known={known.known} wanted={wanted} onBack={() => setKnown(null)} />;
  }
  if (state.creation !== null)
    return (
      <CreateLogin
        creation={state.creation}
        identityType={identityType}
        holder={isOrganisation ? holder : null}
        personal={identityType === 'virtual' ? null : personal}
        onServerFailure={state.failAtServer}
        onBack={state.back}
      />
    );
  return (
    <StageLayout title={t.chooseTitle} lede={t.chooseLede} lit="all" act={1} headTestid="create-identity">
      <div class="work-body">
        {notice !== null && <WarningBox severity="note" title={notice} rule="notice" />}
        <KnownMethods
          identities={identities}
          onChoose={async (chosen) => {
            setUnnamed(isUnnamed);
            const settled = isUnnamed ? null : await state.place.settle();
            if (settled !== null) setKnown({ known: chosen, server: settled.server });
          }}
        />
        <CreationChoices
          offered={BINDABLE_KINDS}
          hasServer={defaultServer !== null}
          onChoose={(kind) => {
            setUnnamed(isUnnamed);
            if (!isUnnamed) state.choose(kind);
          }}
          below={belowChoice(state)}
        />
      </div>
      <div class="whose">
        <p class="label strong-label" id="whose">
          {t.whose}
        </p>
        <Segments
          label={t.whose}
          value={identityType}
          options={TYPES.map((value) => ({ value, name: t.types[value] }))}
          onChange={setIdentityType}
          testid="identity-type"
        />
        <p class="small">{t.typeMeanings[identityType]}</p>
        {isOrganisation && <HolderFields holder={holder} onHolder={setHolder} missing={unnamed && isUnnamed} />}
      </div>
      <CopyPlace place={state.place} />
      {identityType !== 'virtual' && (
        <div class="start-personal">
          <PersonalChoice value={personal} onValue={setPersonal} />
        </div>
      )}
      <div class="work-acts">
        <Button weight="quiet" testid="have-identity" onClick={() => goTo('restore')}>
          {t.haveIdentity}
        </Button>
        <Button weight="quiet" testid="something-lost" onClick={() => goTo('freeze')}>
          {t.lostSomething}
        </Button>
      </div>
      <OtherIdentities identities={identities} title={t.backTo} />
      <p class="fine work-foot">{isOrganisation ? t.namesEncrypted : t.nothingAsked}</p>
    </StageLayout>
  );
}

/** The notice below the chosen login method. */
function belowChoice(state: CreationState) {
  const { chosen } = state;
  if (chosen === null) return null;
  const children = (
    <ServerNotice
      asking={state.checking}
      needsServer={state.needsServer}
      problem={state.serverProblem}
      onAgain={() => state.choose(chosen)}
      onAnother={state.useAnotherServer}
      onWithout={NEEDS_SERVER[chosen] ? null : () => state.continueWithoutServer(chosen)}
    />
  );
  return { kind: chosen, children };
}

const CopyPlace = ({ place }: { place: Place }) => (
  <PlaceChoice
    place={place}
    legend={t.whereIsCopy}
    mayStayHere
    saidElsewhere
    line={(server) => (server === null ? t.storedHere : t.storedAt(toServerName(server)))}
  />
);
