/** The screens of the full tab, each loaded when it is first shown: the tab is there sooner without the others. */
import { type Loadable, late } from '../components/late.tsx';
import { ProofDialog } from '../methods/confirm-change.tsx';
import { parseRoute, type Route } from '../route.ts';
import { SearchDialog, ShortcutList } from '../search/late-dialogs.ts';
import { settingsPart, settingsParts } from './settings/late-pages.ts';
import { parseSettingsRoute } from './settings/settings-routes.ts';

export const BrokenPage = late(() => import('./broken.tsx').then((module) => module.BrokenPage));
export const DonePage = late(() => import('./start/done.tsx').then((module) => module.DonePage));
export const Entered = late(() => import('./login/entered.tsx').then((module) => module.Entered));
export const FreezeByCodePage = late(() =>
  import('./freeze/freeze-by-code.tsx').then((module) => module.FreezeByCodePage),
);
export const LoginPage = late(() => import('./login/login.tsx').then((module) => module.LoginPage));
export const RestorePage = late(() => import('./restore/restore.tsx').then((module) => module.RestorePage));
export const StartPage = late(() => import('./start/start.tsx').then((module) => module.StartPage));
export const StepUpPage = late(() => import('./login/step-up.tsx').then((module) => module.StepUpPage));
export const SwitchPage = late(() => import('./login/switch-page.tsx').then((module) => module.SwitchPage));
/** With the page that the address names, so that both are there at once. */
export const SettingsPages = late(async () => {
  const { place, rest } = parseSettingsRoute(parseRoute(location.hash).rest);
  const page = settingsPart(place, rest).load();
  const { SettingsPages: loaded } = await import('./settings/settings-pages.tsx');
  // The settings tell the person if their page does not come.
  await page.catch(() => {});
  return loaded;
});

/** Most likely the one that a route leads to; that depends on the wallet too, which tells its state later. */
export function likelyScreen(route: Route): Loadable {
  switch (route.page) {
    case 'start':
      return StartPage;
    case 'login':
      return route.stepUp !== null ? StepUpPage : route.identity !== null ? SwitchPage : LoginPage;
    case 'restore':
      return RestorePage;
    case 'freeze':
      return FreezeByCodePage;
    case 'settings':
      return SettingsPages;
  }
}

/** What is likely to be opened next, the most likely first. */
export const usedLater = (isUnlocked: boolean): Loadable[] =>
  isUnlocked
    ? [
        SettingsPages,
        ProofDialog,
        SearchDialog,
        LoginPage,
        ...settingsParts(),
        ShortcutList,
        StepUpPage,
        FreezeByCodePage,
      ]
    : [LoginPage, Entered, SettingsPages, RestorePage, StartPage, DonePage, SwitchPage, FreezeByCodePage];
