/** Everything in the popup but its home and the locked popup, loaded when it is shown: the popup opens faster without it. */
import { type Loadable, late } from '../components/late.tsx';

export const AccountPage = late(() => import('./account-page.tsx').then((module) => module.AccountPage));
export const ActivityList = late(() => import('./activity-list.tsx').then((module) => module.ActivityList));
export const ActivityPage = late(() => import('./activity-page.tsx').then((module) => module.ActivityPage));
export const AddItem = late(() => import('./items/add-item.tsx').then((module) => module.AddItem));
export const AddToken = late(() => import('./assets/add-token.tsx').then((module) => module.AddToken));
export const AssetList = late(() => import('./assets/asset-list.tsx').then((module) => module.AssetList));
export const AssetPage = late(() => import('./assets/asset-page.tsx').then((module) => module.AssetPage));
export const Broken = late(() => import('./broken.tsx').then((module) => module.Broken));
export const CheckNotice = late(() => import('./check-notice.tsx').then((module) => module.CheckNotice));
export const ItemPage = late(() => import('./items/item-page.tsx').then((module) => module.ItemPage));
export const LossNotices = late(() => import('./loss-notices.tsx').then((module) => module.LossNotices));
export const NetworksPage = late(() => import('./networks-page.tsx').then((module) => module.NetworksPage));
export const NoAccount = late(() => import('./no-account.tsx').then((module) => module.NoAccount));
export const NoOpenCharacter = late(() => import('./no-open-character.tsx').then((module) => module.NoOpenCharacter));
export const PopupSearchDialog = late(
  () => import('./popup-search-dialog.tsx').then((module) => module.PopupSearchDialog),
  ({ onOpen }) => onOpen(null),
);
export const Receive = late(() => import('./receive.tsx').then((module) => module.Receive));
export const SecretList = late(() => import('./secrets/secret-list.tsx').then((module) => module.SecretList));
export const SecretListPage = late(() =>
  import('./secrets/secret-list-page.tsx').then((module) => module.SecretListPage),
);
export const SecretPage = late(() => import('./secrets/secret-page.tsx').then((module) => module.SecretPage));
export const Send = late(() => import('./send/send.tsx').then((module) => module.Send));
export const SendItem = late(() => import('./items/send-item.tsx').then((module) => module.SendItem));
export const SitePage = late(() => import('./site-page.tsx').then((module) => module.SitePage));
export const SiteRepeats = late(() => import('../components/site-repeats.tsx').then((module) => module.SiteRepeats));
export const Switcher = late(
  () => import('./switcher.tsx').then((module) => module.Switcher),
  ({ onClose }) => onClose(),
);
export const Welcome = late(() => import('./welcome.tsx').then((module) => module.Welcome));

/** What is often opened next from the home. */
export const usedOften = (): Loadable[] => [
  AccountPage,
  Send,
  Receive,
  Switcher,
  PopupSearchDialog,
  ActivityList,
  AssetList,
  SecretList,
];
