/** The sheets of a new recovery key, one at a time, each to be printed or saved before the next. */
import { useState } from 'preact/hooks';
import { recovery as t } from '../../../../locales/en/ui/pages/settings/recovery.tsx';
import { Button } from '../../../components/button.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { KeyBox } from '../../../methods/recovery-key/key-box.tsx';
import { Frame } from '../frame.tsx';
import { DiscardKey } from './discard-key.tsx';
import type { NewKey } from './use-new-key.ts';

export function ShowSheets(props: {
  of: NewKey;
  sheets: NonNullable<NewKey['sheets']>;
  toFileName: (name: string) => string;
  onKept: () => void;
}) {
  const { of, sheets, onKept } = props;
  const [at, setAt] = useState(0);
  const sheet = sheets.all[at];
  const count = sheets.all.length;
  if (sheet === undefined) return null;
  return (
    <Frame title={t.sheetOfCount(at + 1, count, sheet.holder)} lede={t.sheetLede(sheets.needed, count)}>
      <section class="narrow stack" data-testid="show-sheet">
        <KeyBox
          key={at}
          of={{
            ...of,
            recoveryKey: sheet.groups,
            sheet: { number: at + 1, count, needed: sheets.needed, holder: sheet.holder },
          }}
          fileName={props.toFileName(t.fileOfSheet(of.name, at + 1))}
        />
        <WarningBox severity="caution" title={t.keepApart}>
          <p>{t.keepApartWhy(sheets.needed)}</p>
        </WarningBox>
        <div class="acts-row">
          <Button
            weight="primary"
            onClick={() => (at + 1 < count ? setAt(at + 1) : onKept())}
            testid={at + 1 < count ? 'next-sheet' : 'continue'}
          >
            {at + 1 < count ? t.savedItNext : t.savedAll}
          </Button>
          {at > 0 && (
            <Button weight="quiet" onClick={() => setAt(at - 1)}>
              {t.back}
            </Button>
          )}
          <DiscardKey name={of.name} />
        </div>
      </section>
    </Frame>
  );
}
