/** Tells screen readers how many entries a search or a filter has left. */
import { useEffect, useState } from 'preact/hooks';
import { components as t } from '../../locales/en/ui/components.ts';

/** After a key it waits this long, or a screen reader would read one for each letter. In ms. */
const SAID_AFTER = 400;

/** `said`: the words of a count. `count`: `null` while nothing is searched for. Keep it drawn: only what changes in it is announced. */
export function FoundCount(props: { count: number | null; said?: (count: number) => string }) {
  const { count, said: words = t.found } = props;
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(count === null ? '' : words(count)), SAID_AFTER);
    return () => clearTimeout(timer);
  }, [count, words]);
  return (
    <span class="vh" role="status">
      {said}
    </span>
  );
}
