/** Applies a description to data: the sentence, the intent and the fields in their order. Decides nothing and asks nobody. */
import type { DataFormat, Descriptor } from './descriptor.ts';
import { type PlacedField, showFields } from './fields.ts';
import type { Container } from './path.ts';
import { parsePath, sameField } from './path.ts';
import type { Description, Shown } from './shown.ts';
import type { Node } from './tree.ts';

/** @throws WalletError bad-input where the description does not fit the data */
export function describe(descriptor: Descriptor, format: DataFormat, data: Node, container: Container): Description {
  const fields = showFields({ descriptor, data, container, group: { root: null, steps: [] } }, format);
  const { intent, interpolatedIntent } = format;
  return {
    intent: intent === undefined ? null : typeof intent === 'string' ? intent : Object.entries(intent),
    sentence: interpolatedIntent === undefined ? null : interpolate(interpolatedIntent, fields),
    fields: fields.map(({ group, label, shown }) => ({ group, label, shown })),
  };
}

/** `null` where a value cannot be put in: then nothing of the sentence is used (ERC-7730, *Fallback behavior*). */
function interpolate(text: string, fields: readonly PlacedField[]): (string | Shown)[] | null {
  const pieces: (string | Shown)[] = [];
  let last = 0;
  let plain = '';
  for (const match of text.matchAll(/\{\{|\}\}|\{([^{}]*)\}|[{}]/g)) {
    plain += text.slice(last, match.index);
    last = match.index + match[0].length;
    if (match[0] === '{{') plain += '{';
    else if (match[0] === '}}') plain += '}';
    else {
      const shown = match[1] === undefined ? null : valuesAt(match[1].trim(), fields);
      if (shown === null) return null;
      pieces.push(plain);
      for (const [at, one] of shown.entries())
        pieces.push(...(at === 0 ? [] : [at === shown.length - 1 ? ' and ' : ', ']), one);
      plain = '';
    }
  }
  return [...pieces, plain + text.slice(last)].filter((piece) => piece !== '');
}

/** At most this many values stand in one place of a sentence. */
const MAXIMUM_VALUES = 4;

function valuesAt(path: string, fields: readonly PlacedField[]): Shown[] | null {
  try {
    const wanted = parsePath(path);
    const found = fields.filter((field) => field.path !== null && sameField(field.path, wanted));
    const isReadable =
      found.length > 0 && found.length <= MAXIMUM_VALUES && found.every(({ shown }) => shown.kind !== 'call');
    return isReadable ? found.map(({ shown }) => shown) : null;
  } catch {
    return null;
  }
}
