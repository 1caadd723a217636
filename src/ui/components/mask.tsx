/** Draws a character's mask from its stored parameters, and the Dramatis logo. Hidden from screen readers, because the name is shown as text. */
import type { MaskShape } from '../../messaging/look.ts';
import { closedMask, openMask } from './mask-parts.ts';

/** Sizes: 16, 20, 24, 36, 40, 56, 88. `closed` draws a grey outline with level eyes. */
export function Mask({
  shape,
  size = 36,
  closed = false,
}: {
  shape: MaskShape;
  size?: number | undefined;
  closed?: boolean | undefined;
}) {
  const box = { width: size, height: size, viewBox: '0 0 48 48', 'aria-hidden': 'true' } as const;
  if (closed) {
    const { outline, eyes } = closedMask(shape);
    const stroke = size < 24 ? 3 : size > 64 ? 1.3 : 2;
    return (
      // biome-ignore lint/a11y/noSvgWithoutTitle: hidden from readers, the name beside it is text
      <svg class="mask is-closed" {...box}>
        <path d={outline} fill="none" stroke="currentColor" stroke-width={stroke} stroke-linejoin="round" />
        <path d={eyes} fill="currentColor" />
      </svg>
    );
  }
  const { face, shade, mark } = openMask(shape);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: hidden from readers, the name beside it is text
    <svg class="mask" {...box}>
      <path fill="currentColor" fill-rule="evenodd" d={face} />
      {shade !== null && (
        <path class="mask-shade" fill-rule="evenodd" d={face} style={{ clipPath: `polygon(${shade})` }} />
      )}
      {mark !== '' && <path class="mask-shade" d={mark} />}
    </svg>
  );
}

/** The Dramatis logo, a face in two halves, shown where there is no character. */
export function HouseMark({ size = 32 }: { size?: number }) {
  return (
    <svg class="mask house" aria-hidden="true" width={size} height={size} viewBox="0 0 48 48">
      <path
        fill="currentColor"
        fill-rule="evenodd"
        d="M24 3.5C14 3.5 7.5 10.5 7.5 21.5C7.5 34 14.5 44.5 24 44.5ZM12.2 21.6Q16 15.4 21.4 19.2Q17.6 24.6 12.2 21.6ZM16.4 31.6Q18.4 39.4 24 39.6V36.2Q20 36 16.4 31.6Z"
      />
      <path
        fill="none"
        stroke="currentColor"
        stroke-width="2.4"
        d="M24 4.7C33.3 4.7 39.3 11.3 39.3 21.5C39.3 33.4 32.7 43.3 24 43.3"
      />
      <path
        fill="currentColor"
        d="M35.8 21.6Q32 15.4 26.6 19.2Q30.4 24.6 35.8 21.6ZM31.6 31.6Q29.6 39.4 24 39.6V36.2Q28 36 31.6 31.6Z"
      />
    </svg>
  );
}
