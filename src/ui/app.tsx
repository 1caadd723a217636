/** Entry of app.html, the full tab: maps route and snapshot to one screen. The screens are in pages/. */
import { keepFocus } from './keep-focus.ts';
import './style/common.css';
import './style/tab.css';
import './style/curtain.css';
import './style/sheet.css';
import { useRef } from 'preact/hooks';
import { unreachable } from '../lib/errors.ts';
import type { Snapshot } from '../messaging/snapshot.ts';
import { ToastProvider } from './components/toast.tsx';
import { useRoute } from './location.ts';
import { ConfirmChangeProvider } from './methods/confirm-change.tsx';
import { mount } from './mount.tsx';
import { BrokenPage } from './pages/broken.tsx';
import { FreezeByCodePage } from './pages/freeze/freeze-by-code.tsx';
import { Loading } from './pages/loading.tsx';
import { Entered } from './pages/login/entered.tsx';
import { LoginPage } from './pages/login/login.tsx';
import { StepUpPage } from './pages/login/step-up.tsx';
import { SwitchPage } from './pages/login/switch-page.tsx';
import { RestorePage } from './pages/restore/restore.tsx';
import { SettingsPages } from './pages/settings/settings-pages.tsx';
import { DonePage } from './pages/start/done.tsx';
import { StartPage } from './pages/start/start.tsx';
import { type Route, screenFor } from './route.ts';
import { useSnapshot } from './wallet.tsx';

function Screen({ snapshot, route, sawEmpty }: { snapshot: Snapshot; route: Route; sawEmpty: boolean }) {
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
  if (snapshot === null) return <Loading />;
  if (snapshot.kind === 'empty') sawEmpty.current = true;
  return <Screen snapshot={snapshot} route={route} sawEmpty={sawEmpty.current} />;
}

keepFocus();
mount(
  <ToastProvider>
    <ConfirmChangeProvider>
      <App />
    </ConfirmChangeProvider>
  </ToastProvider>,
);
