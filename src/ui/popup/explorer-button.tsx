/** Opens a page at the explorer of a network, named by its host. */
import { Button } from '../components/button.tsx';
import { ExternalLink } from '../components/icon.tsx';
import { hostOf } from '../components/site-tile.tsx';
import { openLink } from './open-tab.ts';

/** @param props.page address at the explorer; `null`: the network has none; `of`: what the page is about, where there are several buttons */
export function ExplorerButton({ page, of }: { page: string | null; of?: string | undefined }) {
  if (page === null) return null;
  return (
    <Button weight="quiet" small icon={ExternalLink} of={of} onClick={() => openLink(page)}>
      {hostOf(page)}
    </Button>
  );
}
