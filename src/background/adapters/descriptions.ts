/** The descriptions of contracts (ERC-7730) that the person added to a character: read, checked, and added within their limits. */
import type { OwnDescription } from '../../approvals/review/review-data.ts';
import type { Descriptor } from '../../clear-signing/descriptor.ts';
import {
  type DescriptionFile,
  isPart,
  readDescriptor,
  readDescriptorJson,
} from '../../clear-signing/read-descriptor.ts';
import { WalletError } from '../../lib/errors.ts';
import type { Profile } from '../../session/session.ts';

type Stored = NonNullable<Profile['descriptions']>;

/** They lie in the character's document, beside all else. Lengths in characters of their JSON. */
const LONGEST = 32_768;
const LONGEST_TOGETHER = 65_536;
const MOST = 40;
const LONGEST_NAME = 100;

const parsed = new Map<string, Descriptor | null>();

/** Those that can be read. A later version may have written one that this version does not know. */
export const readDescriptions = ({ descriptions = [] }: Pick<Profile, 'descriptions'>): OwnDescription[] =>
  descriptions.flatMap(({ file, text }) => {
    const descriptor = descriptorOf(text);
    return descriptor ? [{ file, descriptor }] : [];
  });

function descriptorOf(text: string): Descriptor | null {
  if (parsed.size > MOST * 4) parsed.clear();
  let descriptor = parsed.get(text);
  if (descriptor === undefined) {
    try {
      descriptor = readDescriptorJson(JSON.parse(text));
    } catch {
      descriptor = null;
    }
    parsed.set(text, descriptor);
  }
  return descriptor;
}

/**
 * The character's descriptions with the new ones first.
 * @param files those that others include among them
 * @throws WalletError bad-input, naming the file
 */
export function newDescriptions(
  { descriptions = [] }: Pick<Profile, 'descriptions'>,
  files: DescriptionFile[],
): Stored {
  const whole = files.filter((file) => !isPart(file));
  if (whole.length === 0)
    throw new WalletError(
      'bad-input',
      files.length === 0
        ? 'Choose a file.'
        : 'None of these files says which contract it is for. Add the files that include them too.',
    );
  const added = whole.map((file) => {
    const text = JSON.stringify(readDescriptor(file, files));
    if (text.length > LONGEST)
      throw new WalletError('bad-input', `${file.name} is too long. Split it into files of fewer functions.`);
    return { file: nameOf(file), text };
  });
  const names = new Set(added.map(({ file }) => file));
  const all = [...added, ...descriptions.filter(({ file }) => !names.has(file))];
  if (all.length > MOST || all.reduce((sum, { text }) => sum + text.length, 0) > LONGEST_TOGETHER)
    throw new WalletError(
      'bad-input',
      'This character has no room for more descriptions. Remove one that you no longer need.',
    );
  return all;
}

const nameOf = ({ name }: DescriptionFile): string =>
  (name.split('/').at(-1) ?? '').slice(0, LONGEST_NAME) || 'file.json';
