/** The present code for two-step login in large digits, with a ring that empties until it ends. Asks for the next one by itself. */
import { useEffect, useState } from 'preact/hooks';
import type { TotpCode } from '../../messaging/secret.ts';
import { useNow } from '../use-now.ts';
import { useCommand } from '../wallet.tsx';

const RADIUS = 9;
const ROUND = 2 * Math.PI * RADIUS;

/** `undefined` until the first answer; `null`: this login has none. */
export function useTwoStepCode(characterId: string, targetId: string): TotpCode | null | undefined {
  const command = useCommand();
  const [code, setCode] = useState<TotpCode | null | undefined>(undefined);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wanted = true;
    const ask = () => {
      command('totp-code', { characterId, targetId }).then(
        (found) => {
          if (!wanted) return;
          setCode(found);
          if (found !== null) timer = setTimeout(ask, Math.max(250, found.until - Date.now()));
        },
        () => wanted && setCode(null),
      );
    };
    ask();
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [command, characterId, targetId]);
  return code;
}

/** *123 456*, *1234 5678*. */
const inGroups = (code: string): [string, string] => [
  code.slice(0, Math.ceil(code.length / 2)),
  code.slice(Math.ceil(code.length / 2)),
];

/**
 * A new code comes every half minute, and would interrupt whatever a screen reader reads: it is announced only while `isAsked`, as long
 * as the focus is beside the code.
 */
export function TwoStepCode({ code, isAsked }: { code: TotpCode; isAsked: boolean }) {
  const now = useNow(1_000);
  const left = Math.min(code.period, Math.max(0, Math.ceil((code.until - now) / 1000)));
  const [first, second] = inGroups(code.code);
  return (
    <span class={left <= 5 ? 'two-step is-ending' : 'two-step'}>
      <span class="two-step-digits" data-testid="two-step-code" data-code={code.code}>
        <span aria-hidden="true">
          {first} {second}
        </span>
        <span class="vh" aria-live={isAsked ? 'polite' : 'off'}>
          {[...code.code].join(' ')}
        </span>
      </span>
      <span class="two-step-left">
        <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
          <circle class="whole-ring" cx="12" cy="12" r={RADIUS} />
          <circle
            class="left-ring"
            cx="12"
            cy="12"
            r={RADIUS}
            stroke-dasharray={ROUND}
            stroke-dashoffset={ROUND * (1 - left / code.period)}
            transform="rotate(-90 12 12)"
          />
        </svg>
        <span class="fine">{left} s</span>
      </span>
    </span>
  );
}
