/** The warnings of a request, worst first. All dangers are expanded, and at least two warnings. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { prompt as t } from '../../locales/en/ui/prompt.tsx';
import type { Warning } from '../../messaging/approval.ts';
import { WithAddresses } from '../components/address.tsx';
import { Button } from '../components/button.tsx';
import { ChevronDown } from '../components/icon.tsx';
import { WarningBox } from '../components/warning.tsx';
import { foldWarnings } from './fold-warnings.ts';

/** `extra`: content below the text of a warning, such as a button. */
export function WarningList(props: { warnings: readonly Warning[]; extra?: (warning: Warning) => ComponentChildren }) {
  const [all, setAll] = useState(false);
  const { open, more } = foldWarnings(props.warnings);
  const shown = all ? [...open, ...more] : open;
  return (
    <>
      {shown.map((warning) => (
        <WarningBox
          key={warning.rule}
          severity={warning.severity}
          title={<WithAddresses text={warning.title} />}
          rule={warning.rule}
        >
          {warning.text !== '' && (
            <p>
              <WithAddresses text={warning.text} />
            </p>
          )}
          {props.extra?.(warning)}
        </WarningBox>
      ))}
      {!all && more.length > 0 && (
        <Button weight="quiet" small icon={ChevronDown} class="more-warnings" onClick={() => setAll(true)}>
          {t.moreWarnings(more.length)}
        </Button>
      )}
    </>
  );
}
