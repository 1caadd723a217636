/** An empty state: a mask or icon, what is missing, what to do about it, and an action where there is one. */
import type { ComponentChildren } from 'preact';

/** `children`: the action button. */
export const Empty = (props: {
  mark?: ComponentChildren | undefined;
  title: string;
  /** What to do, or what will stand here. */
  text: ComponentChildren;
  children?: ComponentChildren | undefined;
  /** It fills its page: the title is a heading in display type. */
  whole?: boolean | undefined;
}) => (
  <div class="empty">
    {props.mark}
    {props.whole === true ? <h2 class="h2">{props.title}</h2> : <p class="h3">{props.title}</p>}
    <p class="small">{props.text}</p>
    {props.children}
  </div>
);
