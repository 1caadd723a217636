/** The printed sheet of a freeze code: its groups, its login method and where to use it. */
import { writeDate } from '../../../../lib/language.ts';
import { loss as t } from '../../../../locales/en/ui/pages/settings/loss.tsx';
import { PrintedSheet } from '../../../components/printed-sheet.tsx';

export function FreezeSheet(props: { groups: readonly string[]; method: string; server: string; fingerprint: string }) {
  const [mark, ...groups] = props.groups;
  const day = writeDate(Date.now(), { year: true });
  return (
    <PrintedSheet
      title={t.freezeCode}
      groups={groups}
      instructions={[t.codeDoes, t.howToUseCode, t.afterFreezing, t.whatUnfreezes]}
      facts={[
        [t.freezes, props.method],
        [t.keyServer, props.server],
        [t.identity, props.fingerprint],
        [t.createdOn, day],
      ]}
    >
      <p>{t.beginsWith(mark)}</p>
    </PrintedSheet>
  );
}
