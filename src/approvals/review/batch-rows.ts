/** Rows for a batch of calls: per call its sentence, recipient and own rows, under its number. */
import type { Row } from '../../messaging/approval.ts';
import type { CallWords } from './call-words.ts';
import { ASKED_BY } from './grantee.ts';

export const batchRows = (parts: readonly CallWords[]): Row[] =>
  parts.flatMap((part, at) => [
    { name: `${at + 1}`, value: part.sentence.map(({ text }) => text).join('') },
    ...(part.to ? [{ name: `${at + 1} · Recipient`, value: part.to.known ?? 'No name', detail: part.to.address }] : []),
    ...part.rows.filter(({ name }) => name !== ASKED_BY).map((row) => ({ ...row, name: `${at + 1} · ${row.name}` })),
  ]);
