/** The line of a history entry that is always shown: sign, title, detail, amount. A click on it shows the rest. */
import type { ComponentChildren } from 'preact';
import { ChevronRight, Icon } from '../../../components/icon.tsx';
import { SignedAmount } from '../../../popup/activity-list.tsx';

export interface HistorySummaryProps {
  lead: ComponentChildren;
  title: string;
  detail: ComponentChildren;
  /** It failed. */
  bad?: boolean;
  /** With its sign; empty: none. */
  amount: string;
}

export const HistorySummary = ({ lead, title, detail, bad = false, amount }: HistorySummaryProps) => (
  <summary class="row tall">
    <span class="lead">{lead}</span>
    <span class="grow">
      <span class="t clip">{title}</span>
      <span class={bad ? 'd bad' : 'd'}>{detail}</span>
    </span>
    {amount !== '' && (
      <span class="v">
        <SignedAmount text={amount} />
      </span>
    )}
    <Icon node={ChevronRight} size={16} class="turns" />
  </summary>
);
