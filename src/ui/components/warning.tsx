/** A warning box: shows severity by shape, position and words, not by colour alone. */
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

/** `children`: sentences and small buttons. `action`: small buttons at the right, for a box of one or two lines. Screen readers announce cautions and worse. */
export function WarningBox(props: {
  severity: Severity | 'good';
  title: ComponentChildren;
  children?: ComponentChildren | undefined;
  action?: ComponentChildren | undefined;
  /** Id of the warning rule, for tests. */
  rule?: string | undefined;
}) {
  const loud = props.severity !== 'note' && props.severity !== 'good';
  return (
    <div
      class={`warn ${props.severity}${props.action === undefined ? '' : ' with-action'}`}
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
      {props.action !== undefined && <div class="hstack">{props.action}</div>}
    </div>
  );
}
