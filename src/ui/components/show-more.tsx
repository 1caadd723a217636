/** Below the rows of a long list that are drawn so far: the next ones come when it comes near, or when it is pressed. */
import { components as t } from '../../locales/en/ui/components.ts';
import { Button } from './button.tsx';
import type { Growing } from './use-growing.ts';

export function ShowMore(props: { growing: Growing; of: number; wide?: boolean; class?: string }) {
  const { most, more, end } = props.growing;
  const left = props.of - most;
  if (left <= 0) return null;
  return (
    <div ref={end}>
      <Button
        weight="quiet"
        wide={props.wide}
        class={props.class}
        // Without that part the rows come all the same.
        onClick={() => import('./show-rows.tsx').then((part) => part.showRows(end.current, more, left), more)}
      >
        {t.showMore(left)}
      </Button>
    </div>
  );
}
