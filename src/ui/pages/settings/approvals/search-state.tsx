/** How far the search for approvals has come: progress, an older part that waits, a node that refuses, no connection. */
import type { AllowanceList } from '../../../../messaging/allowance-view.ts';
import { Button } from '../../../components/button.tsx';
import { Waiting } from '../../../components/spinner.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { toDate } from '../../../words/day.ts';
import type { AllowanceSearch } from './use-allowances.ts';

export function SearchState({ search: { list, busy, problem, further } }: { search: AllowanceSearch }) {
  if (problem !== null)
    return (
      <WarningBox
        severity="caution"
        title={problem.offline ? 'The network does not answer' : 'The search did not work'}
        rule="approvals-problem"
      >
        <p>
          {problem.text} {list !== null && list.rows.length > 0 && 'Below is what was found before.'}
        </p>
      </WarningBox>
    );
  if (busy) return <Searching list={list} />;
  if (list?.state === 'refused')
    return (
      <WarningBox severity="caution" title={reachText(list)} rule="approvals-refused">
        <p>
          The node refuses to look further back: “{list.refusal}”. Older approvals are not listed. Choose another node
          under Networks to find them.
        </p>
      </WarningBox>
    );
  if (list?.state === 'paused')
    return (
      <WarningBox severity="note" title={reachText(list)} rule="approvals-paused">
        <p>Older approvals are not listed yet.</p>
        <div class="in-warning">
          <Button small onClick={further} testid="search-further">
            Search further back
          </Button>
        </div>
      </WarningBox>
    );
  if (list?.more === true)
    return (
      <WarningBox severity="note" title="Only the newest are listed" rule="approvals-more">
        <p>There are more records than this list takes. Many of them may be false: anybody can write them.</p>
      </WarningBox>
    );
  return null;
}

function Searching({ list }: { list: AllowanceList | null }) {
  const share = list === null || list.blocks === 0 ? 0 : list.searched / list.blocks;
  const percent = Math.floor(share * 100);
  return (
    <div class="stack" data-testid="approvals-searching">
      <Waiting later="Searching. A node that gives few blocks at a time takes longer.">Searching</Waiting>
      <div
        class="progress"
        role="progressbar"
        aria-label="Blocks searched"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <i style={{ '--at': `${percent}%` }} />
      </div>
    </div>
  );
}

const reachText = ({ searched, since }: AllowanceList): string => {
  if (searched === 0) return 'Nothing could be searched';
  return since === null ? 'Only newer blocks were searched' : `Searched back to ${toDate(since, Date.now())}`;
};
