/** Says where to find the wallet in the browser. */

import { pages as t } from '../../locales/en/ui/pages.ts';
import { Icon, Puzzle } from '../components/icon.tsx';

export const ToolbarNote = () => (
  <div class="warn note where">
    <span class="sig">
      <Icon node={Puzzle} size={17} />
    </span>
    <div class="grow">
      <span class="t">{t.findInToolbar}</span>
      <p>{t.pinIt}</p>
    </div>
  </div>
);
