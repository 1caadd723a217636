/** The logins and notes of a character that has no account, whose home has no tabs. */
import { popupHome as t } from '../../../locales/en/ui/popup/home.ts';
import type { ActiveSite } from '../../../messaging/snapshot.ts';
import { PageHead } from '../page-head.tsx';
import type { Acting, LoginsPlace } from '../view.ts';
import { SecretList } from './secret-list.tsx';

export function SecretListPage(props: { acting: Acting; site: ActiveSite | null; place: LoginsPlace | undefined }) {
  return (
    <>
      <PageHead title={t.loginsAndNotes} back={() => props.acting.go({ kind: 'home' })} />
      <div class="body sub">
        <SecretList {...props} />
      </div>
    </>
  );
}
