/** One entry in the popup's list: opens on a click, is copied or filled in with another. */

import { popupSecrets as t } from '../../../locales/en/ui/popup/secrets.ts';
import { wordsDays as w } from '../../../locales/en/ui/words/days.ts';
import type { SecretView } from '../../../messaging/secret.ts';
import { IconButton } from '../../components/button.tsx';
import { Copy, LogIn } from '../../components/icon.tsx';
import { Row, Tag } from '../../components/row.tsx';
import { EntryMark } from '../../secrets/entry-mark.tsx';
import { useEntryActs } from '../../secrets/use-entry-acts.ts';

interface EntryLineProps {
  entry: SecretView;
  characterId: string;
  /** The open tab shows its site. */
  isHere: boolean;
  onOpen: () => void;
}

const detailOf = ({ kind, user }: SecretView): string => (kind === 'note' ? t.note : user || t.noUserName);

const MarkTag = ({ entry }: { entry: SecretView }) =>
  entry.offeredBy !== null ? (
    <Tag>{t.offered}</Tag>
  ) : entry.exposedSince !== null ? (
    <Tag tone="caution">{t.exposed}</Tag>
  ) : null;

export function EntryLine({ entry, characterId, isHere, onOpen }: EntryLineProps) {
  const acts = useEntryActs(characterId, entry);
  const part = entry.kind === 'note' ? 'note' : 'password';
  const whose = entry.user === '' ? entry.name : w.facts([entry.name, entry.user]);
  return (
    <>
      <div class="row entry-line">
        <button
          type="button"
          class="entry-open"
          data-testid="secret-row"
          data-entry={entry.targetId}
          data-name={entry.name}
          data-user={entry.user}
          onClick={onOpen}
        >
          <EntryMark entry={entry} />
          <span class="grow">
            <span class="t clip">{entry.name}</span>
            <span class="d clip">{detailOf(entry)}</span>
          </span>
          <MarkTag entry={entry} />
        </button>
        {entry.offeredBy === null && isHere && (
          <IconButton icon={LogIn} label={t.fillInOf(whose)} testid="fill-row" onClick={acts.fill} />
        )}
        {entry.offeredBy === null && (
          <IconButton icon={Copy} label={t.copyOf[part](whose)} testid="copy-row" onClick={() => acts.copy(part)} />
        )}
      </div>
      {acts.problem !== null && (
        <p class="small bad entry-problem" role="alert">
          {acts.problem}
        </p>
      )}
    </>
  );
}

/** Of a character that this login only views: the name alone. */
export const ViewedLine = ({ entry }: { entry: SecretView }) => (
  <Row
    lead={<EntryMark entry={entry} />}
    title={entry.name}
    detail={<span class="clip block">{detailOf(entry)}</span>}
    value={<MarkTag entry={entry} />}
    testid="secret-row"
    data={{ 'data-name': entry.name, 'data-user': entry.user }}
  />
);
