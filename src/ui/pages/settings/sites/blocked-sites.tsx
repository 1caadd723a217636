/** Sites that the person blocked, each with a button that lets it ask again. */

import { sites as t } from '../../../../locales/en/ui/pages/settings/sites.tsx';
import { siteHost } from '../../../../messaging/site-host.ts';
import { Button } from '../../../components/button.tsx';
import { SiteTile } from '../../../components/site-tile.tsx';
import { useToast } from '../../../components/toast.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';

export function BlockedSites({ origins }: { origins: readonly string[] }) {
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  async function unblock(origin: string): Promise<void> {
    let mayAsk = false;
    const act = async () => {
      mayAsk = await command('unblock-site', { origin });
    };
    const { whole } = siteHost(origin);
    if (await run(act))
      say(mayAsk ? t.unblocked(whole) : t.stillBlocked(whole), () => command('block-site', { origin }));
  }
  return (
    <section class="stack">
      <h2 class="h3">{t.blockedSites}</h2>
      <p class="small">{t.blockedHelp}</p>
      <ul class="rows" data-testid="blocked-sites">
        {origins.map((origin) => (
          <li key={origin} class="row tall">
            <SiteTile origin={origin} />
            <span class="grow t whole-name">{siteHost(origin).whole}</span>
            <Button small busy={busy} testid="unblock-site" onClick={() => void unblock(origin)}>
              {t.unblock}
            </Button>
          </li>
        ))}
      </ul>
      <Problem text={problem} />
    </section>
  );
}
