/** One request: character, site, sentence, warnings, card and buttons. All texts come from the review. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { prompt as t } from '../../locales/en/ui/prompt.tsx';
import type { ApprovalEdits, ApprovalView, Warning } from '../../messaging/approval.ts';
import type { CharacterSummary } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { CheckBox } from '../components/field.tsx';
import { lookAttributes } from '../components/look-attributes.ts';
import { Mask } from '../components/mask.tsx';
import { Menu } from '../components/menu.tsx';
import { Ribbon } from '../components/ribbon.tsx';
import { WarningBox } from '../components/warning.tsx';
import { useAct, useCommand } from '../wallet.tsx';
import { approvalGateOf } from './approval-gate.ts';
import { useReadDelay } from './click-guard.ts';
import { Later } from './later.tsx';
import { ORIGIN_STRIP, OriginStrip } from './origin-strip.tsx';
import type { Place } from './queue.ts';
import { RawData } from './raw-data.tsx';
import { RequestBand } from './request-band.tsx';
import { useRequestEdits } from './request-edits.ts';
import { RequestFoot } from './request-foot.tsx';
import { connectedBy } from './requests/connect.tsx';
import { LOOK_ALIKE, RecipientBox } from './requests/recipient.tsx';
import { RequestCard } from './requests/request-card.tsx';
import { Sentence } from './sentence.tsx';
import { SigningNoteBox } from './signing-note.tsx';
import { useRequestLogin } from './use-request-login.tsx';
import { WarningList } from './warning-list.tsx';

/** Use the request's id as its key, so that no state carries over to the next request. */
export function Request(props: {
  approval: ApprovalView;
  character: CharacterSummary;
  characters: readonly CharacterSummary[];
  place: Place;
}) {
  const { approval, character, place } = props;
  const { review, signing } = approval;
  const { body } = review;
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const draft = useRequestEdits(approval);
  const login = useRequestLogin();
  const [decided, setDecided] = useState(false);
  const armed = useReadDelay(`${approval.id} ${approval.revision} ${approval.revisedAt}`);
  const window = useRef<HTMLDivElement>(null);
  const ticks = useRef<HTMLDivElement>(null);
  const gate = approvalGateOf(review, draft.ticked, signing);
  const refused = gate.kind === 'refused';

  // The whole window takes the focus, so that a screen reader starts at the top; never the approve button.
  useEffect(() => window.current?.focus({ preventScroll: true }), []);

  const connected = body.kind === 'connect' ? connectedBy(body, draft) : null;
  const nothingChosen =
    connected !== null && connected.accounts.length === 0 && !connected.newAccount && !connected.loginKey;
  const edits: ApprovalEdits = connected === null ? draft.edits : { ...draft.edits, ...connected };

  async function decide(kind: 'approve' | 'refuse', setUp?: true) {
    const decision =
      kind === 'approve'
        ? { kind, revision: approval.revision, edits, ticked: [...draft.ticked] }
        : { kind, ...(setUp && { setUp }) };
    const proof = kind === 'approve' && signing?.verdict === 'ask' ? await login.ask(signing) : undefined;
    // Without a login nothing is decided, and the request still waits.
    if (proof === null) return;
    setDecided(await run(() => command('decide', { approvalId: approval.id, decision, ...(proof && { proof }) })));
  }
  async function block() {
    const { origin } = approval;
    if (origin === null) return;
    setDecided(await run(() => command('block-site', { origin })));
  }
  const move = (characterId: string) => run(() => command('move-approval', { approvalId: approval.id, characterId }));

  const extra = (warning: Warning) => (
    <WarningExtra warning={warning} body={body} characters={props.characters} onMove={move} />
  );
  const sentence = <Sentence phrases={review.sentence} />;
  const warnings = <WarningList warnings={review.warnings} extra={extra} />;
  const wantTicks = refused ? [] : review.warnings.filter((warning) => warning.tick !== undefined);

  const outOfReach = busy || decided || place.working;
  return (
    <div
      {...lookAttributes(character.look)}
      ref={window}
      class="prompt"
      role="dialog"
      aria-label={review.sentence.map((phrase) => phrase.text).join('')}
      aria-describedby={ORIGIN_STRIP}
      tabIndex={-1}
      aria-busy={outOfReach}
      data-testid="request"
      data-kind={body.kind}
    >
      <Later />
      <RequestBand character={character} approval={approval} place={place} />
      <Ribbon />
      <OriginStrip approval={approval} />
      <main>
        {refused ? [warnings, sentence] : [sentence, warnings]}
        {signing !== undefined && <SigningNoteBox note={signing} />}
        <RequestCard approval={approval} draft={draft} onRefuseSetUp={() => decide('refuse', true)} />
        {(body.kind === 'connect' || body.kind === 'nostr-connect') && body.others.length > 0 && (
          <OtherCharacter characters={props.characters} ids={body.others.map(({ id }) => id)} onMove={move} />
        )}
        <RawData raw={review.raw} />
        {(problem ?? draft.problem) !== null && (
          <WarningBox severity="caution" title={t.failed} rule="problem">
            <p>{problem ?? draft.problem}</p>
          </WarningBox>
        )}
      </main>
      {wantTicks.length > 0 && (
        <div class="ticks" ref={ticks}>
          {wantTicks.map((warning) => (
            <CheckBox
              key={warning.rule}
              testid="tick"
              checked={draft.isTicked(warning)}
              onChange={(on) => draft.tick(warning, on)}
            >
              {warning.tick}
            </CheckBox>
          ))}
        </div>
      )}
      <RequestFoot
        // A danger keeps its own words on the button.
        review={signing?.verdict === 'ask' && gate.kind === 'plain' ? { ...review, verb: t.logInToApprove } : review}
        character={character}
        origin={approval.origin}
        gate={gate}
        armed={armed}
        held={nothingChosen || draft.unusable || !draft.settled}
        busy={outOfReach}
        onApprove={() => decide('approve')}
        onRefuse={() => decide('refuse')}
        onBlock={block}
        onMissing={() => ticks.current?.querySelector('input')?.focus()}
      />
      {login.dialog}
    </div>
  );
}

/** What stands below the text of a warning: the addresses that look alike, or a button for each character that the site knows. */
function WarningExtra(props: {
  warning: Warning;
  body: ApprovalView['review']['body'];
  characters: readonly CharacterSummary[];
  onMove: (id: string) => void;
}) {
  const { warning, body, characters, onMove } = props;
  if (warning.rule === LOOK_ALIKE && body.kind === 'transaction' && body.to !== null)
    return <RecipientBox to={body.to} />;
  if (warning.rule !== 'known-as-other' || (body.kind !== 'connect' && body.kind !== 'nostr-connect')) return null;
  return (
    <>
      {body.knownAs.map(({ id }) => (
        <GoOnAs key={id} characters={characters} id={id} onMove={onMove} />
      ))}
    </>
  );
}

/** A button that continues as the character that the site knows, in that character's colour. */
function GoOnAs(props: { characters: readonly CharacterSummary[]; id: string; onMove: (id: string) => void }) {
  const character = props.characters.find(({ id }) => id === props.id);
  if (character?.state !== 'open') return null;
  return (
    <div class="go-on" {...lookAttributes(character.look)}>
      <Button weight="primary" small testid="go-on-as" onClick={() => props.onMove(character.id)}>
        <Mask shape={character.look.mask} size={16} />
        <span>{t.continueAs(character.name)}</span>
      </Button>
    </div>
  );
}

function OtherCharacter(props: {
  characters: readonly CharacterSummary[];
  ids: readonly string[];
  onMove: (id: string) => void;
}) {
  const others = props.characters.filter(({ id, state }) => props.ids.includes(id) && state === 'open');
  return (
    <Menu
      label={t.connectAs}
      items={others.map((other) => ({
        name: (
          <span class="hstack" {...lookAttributes(other.look)}>
            <Mask shape={other.look.mask} size={20} />
            {other.name}
          </span>
        ),
        act: () => props.onMove(other.id),
      }))}
      button={({ expanded, toggle }) => (
        <Button weight="quiet" class="other-character" aria-expanded={expanded} aria-haspopup="menu" onClick={toggle}>
          {t.connectAsAnother}
        </Button>
      )}
    />
  );
}
