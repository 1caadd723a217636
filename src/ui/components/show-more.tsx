/** Below the rows of a long list that are drawn so far: the next ones come when it comes near, or when it is pressed. */
import { Button } from './button.tsx';
import type { Growing } from './use-growing.ts';

export const ShowMore = (props: { growing: Growing; of: number; wide?: boolean; class?: string }) => {
  const { most, more, end } = props.growing;
  if (props.of <= most) return null;
  return (
    <div ref={end}>
      <Button weight="quiet" wide={props.wide} class={props.class} onClick={more}>
        Show more ({props.of - most})
      </Button>
    </div>
  );
};
