/** A QR code, optionally with a character's mask in the middle. Black on white in both colour schemes, as cameras expect. */
import { encode } from 'uqr';
import type { MaskShape } from '../../messaging/look.ts';
import { Mask } from './mask.tsx';
import { Ribbon } from './ribbon.tsx';

/** Error correction level Q restores about a quarter of the code; the mask covers far less. */
const LEVEL = 'Q';

/** Encodes `text`. `label` describes it for screen readers. `size` in CSS pixels. */
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
