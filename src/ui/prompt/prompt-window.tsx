/** The prompt window: shows one request at a time, in order of arrival. Closes itself if there is none; in the side panel the wallet follows. */
import { useEffect, useRef, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { prompt as t } from '../../locales/en/ui/prompt.tsx';
import { type ApprovalView, SHOWN_REQUEST } from '../../messaging/approval.ts';
import type { CharacterSummary, Snapshot, UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { HouseMark } from '../components/mask.tsx';
import { useTakesLong, Waiting } from '../components/spinner.tsx';
import { isPromptAtSide, showWalletAtSide, useIsPlaceOfRequests } from '../side-panel.ts';
import { useSnapshot } from '../wallet.tsx';
import { LockedPrompt } from './locked.tsx';
import { type Place, placeInQueue } from './queue.ts';
import { Request } from './request.tsx';
import { SENT_STAYS, Sent, sentAs } from './sent.tsx';

/** In ms: the window stays open this long for a request that follows. */
const GRACE = 250;
/** In ms: a window that has nothing to show yet says so after this time. What comes sooner would only flash. */
const WAITS_SILENTLY = 300;
/** In ms: after this time an empty window says that nothing is pending. */
const LINGERS = 2_000;
/**
 * In ms: how long a window that asked to be closed shows no further request. A busy browser takes seconds to close a window; a
 * request that came on screen meanwhile would count as refused.
 */
const CLOSES_WITHIN = 15_000;

export function PromptWindow() {
  const snapshot = useSnapshot();
  const place = usePlace(snapshot);
  const idle = isIdle(snapshot, place);
  const left = useTakesLong(idle, LINGERS);
  const isEmpty = !idle && place.current === null;
  const saysThatItWaits = useTakesLong(isEmpty, WAITS_SILENTLY);
  const [closing, setClosing] = useState(false);
  // As of the last render and the last call: effects run later than both, and a request that came in between must not be closed.
  const idleNow = useRef(idle);
  idleNow.current = idle;
  const closingNow = useRef(false);
  const drawn = useRef<Drawn | null>(null);
  const sent = idle && drawn.current !== null ? sentAs(snapshot, drawn.current.approval.id) : null;
  const isSent = sent !== null;
  useEffect(() => {
    document.title = t.windowTitle;
  }, []);
  const isPlace = useIsPlaceOfRequests(isPromptAtSide());
  useEffect(() => {
    if (isPlace === false) showWalletAtSide();
  }, [isPlace]);
  useEffect(() => {
    if (!idle) return;
    const close = () => {
      if (!idleNow.current) return;
      closingNow.current = true;
      setClosing(true);
      if (isPromptAtSide()) showWalletAtSide();
      else window.close();
    };
    const timer = setTimeout(close, isSent ? SENT_STAYS : GRACE);
    return () => clearTimeout(timer);
  }, [idle, isSent]);
  useEffect(() => {
    if (!closing) return;
    // If the browser does not close the window, it continues.
    const timer = setTimeout(() => {
      closingNow.current = false;
      setClosing(false);
    }, CLOSES_WITHIN);
    return () => clearTimeout(timer);
  }, [closing]);

  const onScreen = place.current?.id;
  useEffect(() => {
    // If the window closes itself just as the next request arrives, that must not count as a refusal: the window does not show that request.
    // Closing the side panel refuses nothing.
    if (onScreen !== undefined && !closing && !closingNow.current && !isPromptAtSide())
      void browser.storage.session.set({ [SHOWN_REQUEST]: onScreen });
  }, [onScreen, closing]);

  if (snapshot?.kind === 'locked' && !closing) return <LockedPrompt snapshot={snapshot} />;
  if (snapshot?.kind === 'unlocked' && place.current !== null && !closing)
    drawn.current = toDrawn(snapshot, place.current, place);
  const shown = drawn.current;
  if (sent !== null && shown !== null && !left) return <Sent character={shown.character} sent={sent} />;
  // The answered request stays visible but disabled until the window closes or the next request arrives.
  if (snapshot?.kind === 'unlocked' && shown !== null && !left)
    return (
      <Request
        key={shown.approval.id}
        {...shown}
        place={place.current === null || closing ? { ...shown.place, working: true } : place}
      />
    );
  if (isEmpty && !saysThatItWaits) return <div class="prompt plain-prompt" />;
  return (
    <div class="prompt plain-prompt">
      <main class="middle">
        <HouseMark size={56} />
        <h1 class="vh">{t.wallet}</h1>
        {idle ? <p class="small">{t.noRequests}</p> : <Waiting>{t.loadingRequests}</Waiting>}
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

/** `null` if the snapshot does not contain the request's character. */
function toDrawn({ characters }: UnlockedSnapshot, approval: ApprovalView, place: Place): Drawn | null {
  const character = characters.find(({ id }) => id === approval.characterId);
  return character === undefined ? null : { approval, character, characters, place };
}

/** Tells whether there is nothing to decide. */
function isIdle(snapshot: Snapshot | null, place: Place): boolean {
  if (snapshot === null) return false;
  switch (snapshot.kind) {
    case 'unlocked':
      return place.current === null && snapshot.isComing !== true;
    case 'locked':
      return snapshot.waiting === 0;
    case 'empty':
    case 'broken':
      return true;
  }
}

/** The place in the queue. Counts requests answered in this window, so that *2 of 3* follows *1 of 3*. */
function usePlace(snapshot: Snapshot | null): Place {
  const shown = useRef(new Set<string>());
  const approvals = snapshot?.kind === 'unlocked' ? snapshot.approvals : [];
  const waiting = new Set(approvals.filter(({ state }) => state === 'waiting').map(({ id }) => id));
  const place = placeInQueue(approvals, [...shown.current].filter((id) => !waiting.has(id)).length);
  if (place.current !== null && !place.working) shown.current.add(place.current.id);
  if (snapshot?.kind === 'unlocked' && approvals.length === 0) shown.current.clear();
  return place;
}
