/** A QR code, with the character's mask in its middle where it is a character's. Black on white in both schemes: cameras expect it. */
import { encode } from 'uqr';
import type { MaskShape } from '../../messaging/look.ts';
import { Mask } from './mask.tsx';
import { Ribbon } from './ribbon.tsx';

/** Half the codewords of a quarter may be lost at level Q; the badge covers far less. */
const LEVEL = 'Q';

/** Draws `text`; `label` says to readers what it holds. `size` in CSS pixels. Without a mask it is the identity's. */
export function QrCode(props: { text: string; label: string; mask?: MaskShape; size?: number }) {
  const size = props.size ?? 188;
  const code = encode(props.text, { ecc: LEVEL, border: 0 });
  const path = code.data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1Z` : ''))).join('');
  return (
    <div class="qr">
      <svg
        role="img"
        aria-label={props.label}
        width={size}
        height={size}
        viewBox={`0 0 ${code.size} ${code.size}`}
        shape-rendering="crispEdges"
      >
        <path d={path} fill="#111" />
      </svg>
      {props.mask !== undefined && (
        <>
          <span class="badge">
            <Mask shape={props.mask} size={24} />
          </span>
          <Ribbon />
        </>
      )}
    </div>
  );
}
