/** The popup: a page of 360 x 600 px that renders the latest snapshot. Runs no WebAuthn ceremony and loses nothing when it closes. */
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Snapshot } from '../../messaging/snapshot.ts';
import { useLoaded } from '../components/late.tsx';
import { ToastProvider } from '../components/toast.tsx';
import { clearPaymentDrafts } from '../payment-draft.ts';
import { hasNewRequest, nameWindowOfPanel, showRequestsAtSide, useIsPlaceOfRequests } from '../side-panel.ts';
import { useConfirmed, useSnapshot } from '../wallet.tsx';
import { atSide } from './at-side.ts';
import { Broken, Welcome } from './late-pages.ts';
import { Loading } from './loading.tsx';
import { Locked } from './locked.tsx';
import { OpenWallet } from './open-wallet.tsx';

export function Popup() {
  const snapshot = useSnapshot();
  const kind = snapshot?.kind;
  const isConfirmed = useConfirmed();
  useEffect(() => {
    // Unfinished payments must not stay in memory while the wallet is locked.
    if (kind === 'locked' && isConfirmed) void clearPaymentDrafts();
  }, [kind, isConfirmed]);
  useEffect(() => {
    // Without it requests open a window.
    if (atSide()) void nameWindowOfPanel().catch(() => undefined);
  }, []);
  const isPlace = useIsPlaceOfRequests(atSide());
  const isAsked = isPlace === true && isConfirmed && snapshot?.kind === 'unlocked' && hasNewRequest(snapshot.approvals);
  useEffect(() => {
    if (isAsked) showRequestsAtSide();
  }, [isAsked]);

  const shown = useLoaded({ page: pageOf(snapshot), kind }, () => null);
  // What was open is not drawn while the wallet is locked.
  const isOver = shown?.kind === 'unlocked' && kind !== 'unlocked';
  return shown === null || isOver ? <Loading /> : shown.page;
}

function pageOf(snapshot: Snapshot | null): VNode {
  if (snapshot === null) return <Loading />;
  switch (snapshot.kind) {
    case 'empty':
      return <Welcome started={snapshot.draft !== null} notice={snapshot.notice} identities={snapshot.identities} />;
    case 'locked':
      return <Locked snapshot={snapshot} />;
    case 'broken':
      return <Broken reason={snapshot.reason} />;
    case 'unlocked':
      return (
        <ToastProvider>
          <OpenWallet snapshot={snapshot} />
        </ToastProvider>
      );
  }
}
