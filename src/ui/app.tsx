/** Entry of app.html, the full tab: maps route and snapshot to one screen. The screens are in pages/. */
import { keepFocus } from './keep-focus.ts';
import './style/common.css';
import './style/tab.css';
import './style/curtain.css';
import './style/sheet.css';
import type { VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { unreachable } from '../lib/errors.ts';
import type { Snapshot } from '../messaging/snapshot.ts';
import { loadWhenIdle, useLoaded } from './components/late.tsx';
import { ToastProvider } from './components/toast.tsx';
import { backTo, useRoute } from './location.ts';
import { ConfirmChangeProvider } from './methods/confirm-change.tsx';
import { mount } from './mount.tsx';
import {
  BrokenPage,
  DonePage,
  Entered,
  FreezeByCodePage,
  LoginPage,
  likelyScreen,
  RestorePage,
  SettingsPages,
  StartPage,
  StepUpPage,
  SwitchPage,
  usedLater,
} from './pages/late-pages.ts';
import { Loading } from './pages/loading.tsx';
import { parseRoute, type Route, screenFor } from './route.ts';
import { useSnapshot } from './wallet.tsx';

function screenOf(snapshot: Snapshot, route: Route, sawEmpty: boolean): VNode {
  const screen = screenFor(route, snapshot, sawEmpty);
  const identities = snapshot.kind === 'broken' ? [] : (snapshot.identities ?? []);
  const wanted =
    route.page === 'login' ? identities.find(({ id, inUse }) => id === route.identity && !inUse) : undefined;
  if (wanted !== undefined)
    return <SwitchPage wanted={wanted} inUse={identities.find(({ inUse, isNew }) => inUse && !isNew)} />;
  if (screen === 'freeze') return <FreezeByCodePage snapshot={snapshot} />;
  switch (snapshot.kind) {
    case 'broken':
      return screen === 'restore' ? (
        <RestorePage snapshot={snapshot} route={route} />
      ) : (
        <BrokenPage snapshot={snapshot} />
      );
    case 'empty':
      return screen === 'restore' ? (
        <RestorePage snapshot={snapshot} route={route} />
      ) : (
        <StartPage snapshot={snapshot} route={route} />
      );
    case 'locked':
      return <LoginPage snapshot={snapshot} route={route} />;
    case 'unlocked':
      switch (screen) {
        case 'done':
          return <DonePage snapshot={snapshot} />;
        case 'step-up':
          return <StepUpPage snapshot={snapshot} route={route} />;
        case 'entered':
          return <Entered closes={route.closes} />;
        case 'restore':
          return <RestorePage snapshot={snapshot} route={route} />;
        default:
          return <SettingsPages route={route.rest} />;
      }
    default:
      return unreachable(snapshot);
  }
}

function App() {
  const snapshot = useSnapshot();
  const route = useRoute();
  const sawEmpty = useRef(false);
  if (snapshot?.kind === 'empty') sawEmpty.current = true;
  const kind = snapshot?.kind;
  const page = snapshot === null ? <Loading /> : screenOf(snapshot, route, sawEmpty.current);
  const shown = useLoaded({ page, kind, hash: location.hash }, backTo);
  // A tab that was opened for one task needs nothing else.
  const isRead = shown !== null && shown.kind !== undefined && !route.closes;
  useEffect(() => (isRead ? loadWhenIdle(usedLater(kind === 'unlocked')) : undefined), [isRead, kind]);
  // What was open is not drawn while the wallet is locked, not even until the login has come.
  const isOver = shown?.kind === 'unlocked' && kind !== 'unlocked';
  return shown === null || isOver ? <Loading /> : shown.page;
}

// Before the worker has told the state of the wallet.
likelyScreen(parseRoute(location.hash))
  .load()
  .catch(() => {});
keepFocus();
mount(
  <ToastProvider>
    <ConfirmChangeProvider>
      <App />
    </ConfirmChangeProvider>
  </ToastProvider>,
);
