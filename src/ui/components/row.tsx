/** List rows: an icon at the left, a title with a second line, a value at the right. A clickable row is a button. */
import type { ComponentChildren, Ref } from 'preact';

/** The list. Its children are Row elements, or `<li>` elements with one row each. */
export const Rows = ({ children, testid }: { children: ComponentChildren; testid?: string | undefined }) => (
  <div class="rows" data-testid={testid}>
    {children}
  </div>
);

export interface RowProps {
  title: ComponentChildren;
  /** Second line. */
  detail?: ComponentChildren | undefined;
  /** Before the title: icon, mask, tile or spinner. */
  lead?: ComponentChildren | undefined;
  /** At the right end. */
  value?: ComponentChildren | undefined;
  onClick?: (() => void) | undefined;
  href?: string | undefined;
  testid?: string | undefined;
  /** Other attributes of the element, such as data-address. */
  data?: Record<`data-${string}` | `aria-${string}`, string | undefined>;
  rowRef?: Ref<HTMLButtonElement> | undefined;
}

export function Row(props: RowProps) {
  const inner = (
    <>
      {props.lead !== undefined && <span class="lead">{props.lead}</span>}
      <span class="grow">
        <span class="t clip">{props.title}</span>
        {props.detail !== undefined && <span class="d">{props.detail}</span>}
      </span>
      {props.value !== undefined && <span class="v">{props.value}</span>}
    </>
  );
  if (props.href !== undefined)
    return (
      <a class="row" href={props.href} data-testid={props.testid} {...props.data}>
        {inner}
      </a>
    );
  if (props.onClick !== undefined)
    return (
      <button
        type="button"
        class="row"
        ref={props.rowRef ?? null}
        data-testid={props.testid}
        onClick={props.onClick}
        {...props.data}
      >
        {inner}
      </button>
    );
  return (
    <div class="row" data-testid={props.testid} {...props.data}>
      {inner}
    </div>
  );
}

/** What stands at the right end of a row and stays together where it does not fit beside the title. */
export const RowEnd = ({ children }: { children: ComponentChildren }) => <span class="row-end">{children}</span>;

/** A small label: *View only*, *Here*, *First time*. */
export const Tag = ({
  children,
  tone,
}: {
  children: ComponentChildren;
  tone?: 'caution' | 'danger' | 'good' | undefined;
}) => <span class={tone === undefined ? 'tag' : `tag ${tone}`}>{children}</span>;
