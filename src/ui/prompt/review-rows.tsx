/** The facts of a request, as the review lists them. */
import type { Hex } from '../../lib/bytes.ts';
import type { Row } from '../../messaging/approval.ts';
import { WholeAddress } from '../components/address.tsx';
import { FactList, FactRow } from '../components/fact-list.tsx';

const SHORT = /^0x[0-9a-fA-F]{4,}…[0-9a-fA-F]{4,}$/;
/** A whole address, of an account that gets funds or permissions. */
const WHOLE = /^0x[0-9a-fA-F]{40}$/;

export const ReviewRows = ({ rows, tall = false }: { rows: readonly Row[]; tall?: boolean }) =>
  rows.length === 0 ? null : (
    <FactList tall={tall}>
      {rows.map((row, at) => (
        <FactRow
          key={row.name}
          name={underItsCall(rows, at)}
          tone={row.tone}
          heads={row.kind === 'call'}
          {...detailOf(row)}
        >
          {row.value}
        </FactRow>
      ))}
    </FactList>
  );

/** *Recipient* instead of *1 · Recipient* where the call 1 heads it. */
function underItsCall(rows: readonly Row[], at: number): string {
  const name = rows[at]?.name ?? '';
  const call = rows.slice(0, at).findLast(({ kind }) => kind === 'call');
  return call !== undefined && name.startsWith(`${call.name} · `) ? name.slice(call.name.length + 3) : name;
}

const Detail = ({ text }: { text: string }) =>
  WHOLE.test(text) ? (
    <WholeAddress address={text as Hex} />
  ) : (
    <span class={SHORT.test(text) ? 'addr' : ''}>{text}</span>
  );

const detailOf = (row: Row) => (row.detail === undefined ? {} : { detail: <Detail text={row.detail} /> });
