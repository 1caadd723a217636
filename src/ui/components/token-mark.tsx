/** The mark of a coin or token: its icon from the package, or the first letter of its symbol. */
import type { AssetView } from '../../messaging/asset-view.ts';
import { TOKEN_ICONS } from './token-icons.ts';

/** How many tones a letter can have; styles.css has one each. */
const TONES = 8;

/** `square`: of an item of a collection. Only coins and tokens of the list have an icon: any other token can take a symbol that has one. */
export function TokenMark({
  asset,
  square = false,
}: {
  asset: Pick<AssetView, 'symbol' | 'token' | 'kind'>;
  square?: boolean;
}) {
  const symbol = asset.symbol.toLowerCase();
  if ((asset.kind === 'coin' || asset.kind === 'listed') && TOKEN_ICONS.includes(symbol))
    return <img class="token-mark" src={`/token-icons/${symbol}.svg`} alt="" width={32} height={32} />;
  const [letter = '?'] = asset.symbol.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  return (
    <span
      class={square ? 'token-mark square' : 'token-mark'}
      data-tone={toneOf(asset.token ?? asset.symbol)}
      aria-hidden="true"
    >
      {letter}
    </span>
  );
}

/** The same for one token everywhere: from its address. */
function toneOf(text: string): number {
  let sum = 0;
  for (const letter of text.toLowerCase()) sum = (sum * 31 + letter.charCodeAt(0)) % 65_521;
  return sum % TONES;
}
