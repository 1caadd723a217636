/** The popup: a page of 360 x 600 px that renders the latest snapshot. Runs no WebAuthn ceremony and loses nothing when it closes. */
import { useEffect } from 'preact/hooks';
import { ToastProvider } from '../components/toast.tsx';
import { clearPaymentDrafts } from '../payment-draft.ts';
import { useConfirmed, useSnapshot } from '../wallet.tsx';
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
