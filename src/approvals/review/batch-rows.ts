/** Rows for a batch of calls: per call its sentence, recipient and own rows, under its number. */
import { labels } from '../../locales/en/approvals/review/labels.ts';
import type { Row } from '../../messaging/approval.ts';
import type { CallWords } from './call-words.ts';

export const batchRows = (parts: readonly CallWords[]): Row[] =>
  parts.flatMap((part, at): Row[] => [
    { name: `${at + 1}`, value: part.sentence.map(({ text }) => text).join(''), kind: 'call' },
    ...(part.to
      ? [{ name: `${at + 1} · ${labels.recipient}`, value: part.to.known ?? labels.noName, detail: part.to.address }]
      : []),
    ...part.rows.filter(({ kind }) => kind !== 'asked-by').map((row) => ({ ...row, name: `${at + 1} · ${row.name}` })),
  ]);
