/** The mark of an account in the colour of its character. Hidden from screen readers, because the name stands beside it. */
import type { Hex } from '../../lib/bytes.ts';
import { avatarPicture } from './avatar-picture.ts';

/** Sizes are multiples of 7, so that cells are whole pixels: 14, 21, 28, 42. */
export function Avatar({ address, size = 28 }: { address: Hex; size?: number }) {
  const { full, half, inverted } = avatarPicture(address);
  return (
    <svg
      class={inverted ? 'avatar is-inverted' : 'avatar'}
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 7 7"
    >
      <path d={full} />
      <path class="half" d={half} />
    </svg>
  );
}
