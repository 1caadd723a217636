/** The raw data of a request, collapsed at first. Rendered as text only. */

import { prompt as t } from '../../locales/en/ui/prompt.tsx';
import { ChevronRight, Icon } from '../components/icon.tsx';
import { LongText } from '../components/long-text.tsx';

export const RawData = ({ raw }: { raw: string }) => (
  <details class="raw">
    <summary data-testid="show-raw">
      <Icon node={ChevronRight} size={15} />
      {t.rawData}
    </summary>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
    <pre data-testid="raw-data" tabIndex={0}>
      <LongText text={raw} />
    </pre>
  </details>
);
