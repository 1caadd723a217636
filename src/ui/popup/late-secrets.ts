/** Site logins and notes in the popup, loaded when they are shown: the popup opens faster without them. */
import { late } from '../components/late.tsx';

export const SecretList = late(() => import('./secrets/secret-list.tsx').then((module) => module.SecretList));
export const SecretPage = late(() => import('./secrets/secret-page.tsx').then((module) => module.SecretPage));
