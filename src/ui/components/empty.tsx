/** An empty state: a mask or icon, one sentence and one action. */
import type { ComponentChildren } from 'preact';

/** `children`: the action button. */
export const Empty = (props: {
  mark?: ComponentChildren | undefined;
  title: string;
  text?: ComponentChildren | undefined;
  children?: ComponentChildren | undefined;
  /** It fills its page: the title is a heading in display type. */
  whole?: boolean | undefined;
}) => (
  <div class="empty">
    {props.mark}
    {props.whole === true ? <h2 class="h2">{props.title}</h2> : <p class="h3">{props.title}</p>}
    {props.text !== undefined && <p class="small">{props.text}</p>}
    {props.children}
  </div>
);
