/** Tells screen readers how many entries a search or a filter has left. */
import { useEffect, useState } from 'preact/hooks';
import { toCounted } from '../../locales/en/grammar.ts';

/** After a key it waits this long, or a screen reader would read one for each letter. In ms. */
const SAID_AFTER = 400;

const RESULTS = ['result', 'results'] as const;

/** `count`: `null` while nothing is searched for. Keep it drawn: only what changes in it is announced. */
export function FoundCount(props: { count: number | null; nouns?: readonly [one: string, several: string] }) {
  const { count, nouns: [one, several] = RESULTS } = props;
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(
      () => setSaid(count === null ? '' : `${toCounted(count, one, several)} found`),
      SAID_AFTER,
    );
    return () => clearTimeout(timer);
  }, [count, one, several]);
  return (
    <span class="vh" role="status">
      {said}
    </span>
  );
}
