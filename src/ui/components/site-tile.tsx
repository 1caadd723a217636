/** A tile with the first letter of a site. A site's own icon is never loaded, because anyone can copy it. */
import { Globe, Icon } from './icon.tsx';

/** Host of an origin, with port: `app.uniswap.org`. */
export const hostOf = (origin: string): string => {
  try {
    return new URL(origin).host;
  } catch {
    return origin;
  }
};

/** `large` is 40 px instead of 28. */
export function SiteTile({ origin, large = false }: { origin: string; large?: boolean }) {
  const letter = /[a-z0-9]/i.exec(hostOf(origin).replace(/^(www|app)\./, ''))?.[0];
  return (
    <span class={large ? 'tile l' : 'tile'} aria-hidden="true">
      {letter === undefined ? <Icon node={Globe} /> : letter.toUpperCase()}
    </span>
  );
}
