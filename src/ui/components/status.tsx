/**
 * Words that a screen reader announces when they appear. It announces what changes in a region that is there, and nothing of a region that comes
 * with its words: so the words are put in once more, which nobody sees. What has the focus or a state of its own stands beside them.
 */
import { type ComponentChildren, Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Until screen readers know the region. In ms. */
const KNOWN_AFTER = 150;

export function Status(props: { tag?: 'p' | 'span' | 'div'; class?: string; children: ComponentChildren }) {
  const { tag: Tag = 'p', children } = props;
  const [known, setKnown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setKnown(true), KNOWN_AFTER);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Tag class={props.class} role="status">
      <Fragment key={String(known)}>{children}</Fragment>
    </Tag>
  );
}
