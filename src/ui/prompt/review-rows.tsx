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
      {rows.map((row) => (
        <FactRow key={row.name} name={row.name} tone={row.tone} heads={row.kind === 'call'} {...detailOf(row)}>
          {row.value}
        </FactRow>
      ))}
    </FactList>
  );

const Detail = ({ text }: { text: string }) =>
  WHOLE.test(text) ? (
    <WholeAddress address={text as Hex} />
  ) : (
    <span class={SHORT.test(text) ? 'addr' : ''}>{text}</span>
  );

const detailOf = (row: Row) => (row.detail === undefined ? {} : { detail: <Detail text={row.detail} /> });
