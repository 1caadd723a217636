/** What a person is told before deciding: severity by shape, place and words, colour last. Chooses no words itself. */
import type { ComponentChildren } from 'preact';
import type { Severity } from '../../messaging/approval.ts';
import { Ban, Check, CircleAlert, Icon, type IconNode, Info, TriangleAlert } from './icon.tsx';

const SIGN: Record<Severity | 'good', IconNode> = {
  note: Info,
  good: Check,
  caution: TriangleAlert,
  danger: CircleAlert,
  refused: Ban,
};

/** `children`: sentences and small buttons. Cautions and worse are read out when they appear. */
export function WarningBox(props: {
  severity: Severity | 'good';
  title: ComponentChildren;
  children?: ComponentChildren | undefined;
  /** Name of the rule, for tests. */
  rule?: string | undefined;
}) {
  const loud = props.severity !== 'note' && props.severity !== 'good';
  return (
    <div
      class={`warn ${props.severity}`}
      role={loud ? 'alert' : undefined}
      data-testid={props.severity === 'good' ? undefined : 'warning'}
      data-severity={props.severity}
      data-rule={props.rule}
    >
      <span class="sig">
        <Icon node={SIGN[props.severity]} size={17} />
      </span>
      <div class="grow">
        <span class="t">{props.title}</span>
        {props.children}
      </div>
    </div>
  );
}
