/** Whether the focus is on an element or inside it. */
import { useState } from 'preact/hooks';

/** Spread `on` over the element. */
export function useHoldsFocus(): { holds: boolean; on: { onFocusIn: () => void; onFocusOut: () => void } } {
  const [holds, setHolds] = useState(false);
  return { holds, on: { onFocusIn: () => setHolds(true), onFocusOut: () => setHolds(false) } };
}
