/** An empty place: a mask or icon, one sentence, one thing to do. */
import type { ComponentChildren } from 'preact';

/** `children`: the button. */
export const Empty = (props: {
  mark?: ComponentChildren | undefined;
  title: string;
  text?: ComponentChildren | undefined;
  children?: ComponentChildren | undefined;
  /** The only thing on its page: the title is a heading in display type. */
  whole?: boolean | undefined;
}) => (
  <div class="empty">
    {props.mark}
    {props.whole === true ? <h2 class="h2">{props.title}</h2> : <p class="h3">{props.title}</p>}
    {props.text !== undefined && <p class="small">{props.text}</p>}
    {props.children}
  </div>
);
