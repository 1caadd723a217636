/** Small chips that report unsent changes, or that no copy is kept on this computer. Each links to the key server's page. */
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { CloudOff, Icon, LogOut } from '../components/icon.tsx';
import { serverNews } from './server-news.ts';
import '../style/server.css';
import { serverPickerNews as t } from '../../locales/en/ui/server-picker/news.ts';

/** `onOpen`: opens the key server's page. Renders nothing if there is nothing to report. */
export function ServerChips(props: { snapshot: Pick<UnlockedSnapshot, 'server' | 'keepsCopy'>; onOpen: () => void }) {
  const { snapshot, onOpen } = props;
  const news = serverNews(snapshot.server);
  const away = news?.tone === 'quiet' ? news : null;
  if (away === null && snapshot.keepsCopy) return null;
  return (
    <div class="server-chips">
      {away !== null && (
        <button type="button" class="chip" data-testid="server-chip" title={away.sentence} onClick={onOpen}>
          <Icon node={CloudOff} size={15} />
          {away.short}
        </button>
      )}
      {!snapshot.keepsCopy && (
        <button type="button" class="chip" data-testid="guest-chip" onClick={onOpen}>
          <Icon node={LogOut} size={15} />
          {t.noCopyAfterLock}
        </button>
      )}
    </div>
  );
}
