/** How far the search for approvals has come: progress, an older part that waits, a node that refuses, no connection. */

import { approvals as t } from '../../../../locales/en/ui/pages/settings/approvals.ts';
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
        title={problem.offline ? t.notResponding : t.searchFailed}
        rule="approvals-problem"
      >
        <p>
          {problem.text} {problem.offline && t.tryAgainOrOtherNode}{' '}
          {list !== null && list.rows.length > 0 && t.foundBefore}
        </p>
      </WarningBox>
    );
  if (busy) return <Searching list={list} />;
  if (list?.state === 'refused')
    return (
      <WarningBox severity="caution" title={reachText(list)} rule="approvals-refused">
        <p>{t.nodeRefuses(list.refusal ?? '')}</p>
      </WarningBox>
    );
  if (list?.state === 'paused')
    return (
      <WarningBox severity="note" title={reachText(list)} rule="approvals-paused">
        <p>{t.olderNotListed}</p>
        <div class="in-warning">
          <Button small onClick={further} testid="search-further">
            {t.searchFurtherBack}
          </Button>
        </div>
      </WarningBox>
    );
  if (list?.more === true)
    return (
      <WarningBox severity="note" title={t.onlyNewest} rule="approvals-more">
        <p>{t.onlyNewestText}</p>
      </WarningBox>
    );
  return null;
}

function Searching({ list }: { list: AllowanceList | null }) {
  const share = list === null || list.blocks === 0 ? 0 : list.searched / list.blocks;
  const percent = Math.floor(share * 100);
  return (
    <div class="stack" data-testid="approvals-searching">
      <Waiting later={t.searchingSlowly}>{t.searching}</Waiting>
      <div
        class="progress"
        role="progressbar"
        aria-label={t.blocksSearched}
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
  if (searched === 0) return t.nothingSearched;
  return since === null ? t.onlyNewerBlocks : t.searchedBackTo(toDate(since, Date.now()));
};
