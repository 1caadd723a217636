/** The prompt window: one request at a time, in the order they came. Closes itself when nothing waits. */
import { useEffect, useRef, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { type ApprovalView, SHOWN_REQUEST } from '../../messaging/approval.ts';
import type { CharacterSummary, Snapshot, UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { HouseMark } from '../components/mask.tsx';
import { useTakesLong, Waiting } from '../components/spinner.tsx';
import { useSnapshot } from '../wallet.tsx';
import { LockedPrompt } from './locked.tsx';
import { type Place, placeInQueue } from './queue.ts';
import { Request } from './request.tsx';
import { SENT_STAYS, Sent, sentAs } from './sent.tsx';

/** A request that follows at once finds the window still there. */
const GRACE = 250;
/** Should the browser not close the window, it says so after this time. */
const LINGERS = 2_000;

export function PromptWindow() {
  const snapshot = useSnapshot();
  const place = usePlace(snapshot);
  const idle = isIdle(snapshot, place);
  const left = useTakesLong(idle, LINGERS);
  const [closing, setClosing] = useState(false);
  const drawn = useRef<Drawn | null>(null);
  const sent = idle && drawn.current !== null ? sentAs(snapshot, drawn.current.approval.id) : null;
  const isSent = sent !== null;
  useEffect(() => {
    if (!idle) return;
    const close = () => {
      setClosing(true);
      window.close();
    };
    const timer = setTimeout(close, isSent ? SENT_STAYS : GRACE);
    return () => clearTimeout(timer);
  }, [idle, isSent]);
  useEffect(() => {
    if (!closing) return;
    // Should the browser not close it, it goes on.
    const timer = setTimeout(() => setClosing(false), LINGERS);
    return () => clearTimeout(timer);
  }, [closing]);

  const onScreen = place.current?.id;
  useEffect(() => {
    // A window that closes itself just as the next request comes must not be taken for a refusal of that one: it does not show it.
    if (onScreen !== undefined && !closing) void browser.storage.session.set({ [SHOWN_REQUEST]: onScreen });
  }, [onScreen, closing]);

  if (snapshot?.kind === 'locked' && !closing) return <LockedPrompt snapshot={snapshot} />;
  if (snapshot?.kind === 'unlocked' && place.current !== null && !closing)
    drawn.current = toDrawn(snapshot, place.current, place);
  const shown = drawn.current;
  if (sent !== null && shown !== null && !left) return <Sent character={shown.character} sent={sent} />;
  // The one that was just answered stays on screen, out of reach, until the window goes or the next one comes.
  if (snapshot?.kind === 'unlocked' && shown !== null && !left)
    return (
      <Request key={shown.approval.id} {...shown} place={idle || closing ? { ...shown.place, working: true } : place} />
    );
  return (
    <div class="prompt plain-prompt">
      <main class="middle">
        <HouseMark size={56} />
        <h1 class="vh">Dramatis</h1>
        {idle ? <p class="small">Nothing waits for you.</p> : <Waiting>Reading what waits</Waiting>}
      </main>
    </div>
  );
}

interface Drawn {
  approval: ApprovalView;
  character: CharacterSummary;
  characters: readonly CharacterSummary[];
  place: Place;
}

/** `null` for a request of a character that is not in the picture. */
function toDrawn({ characters }: UnlockedSnapshot, approval: ApprovalView, place: Place): Drawn | null {
  const character = characters.find(({ id }) => id === approval.characterId);
  return character === undefined ? null : { approval, character, characters, place };
}

/** Nothing to decide here, in any state of the wallet. */
function isIdle(snapshot: Snapshot | null, place: Place): boolean {
  if (snapshot === null) return false;
  switch (snapshot.kind) {
    case 'unlocked':
      return place.current === null;
    case 'locked':
      return snapshot.waiting === 0;
    case 'empty':
    case 'broken':
      return true;
  }
}

/** Counts the requests that were answered while this window was open, so that *2 of 3* follows *1 of 3*. */
function usePlace(snapshot: Snapshot | null): Place {
  const shown = useRef(new Set<string>());
  const approvals = snapshot?.kind === 'unlocked' ? snapshot.approvals : [];
  const waiting = new Set(approvals.filter(({ state }) => state === 'waiting').map(({ id }) => id));
  const place = placeInQueue(approvals, [...shown.current].filter((id) => !waiting.has(id)).length);
  if (place.current !== null && !place.working) shown.current.add(place.current.id);
  if (snapshot?.kind === 'unlocked' && approvals.length === 0) shown.current.clear();
  return place;
}
