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
import { backgroundAdapters as t } from '../../locales/en/background/adapters.ts';
import { isTooLong, withinDescriptionLimits } from '../../messaging/description-limits.ts';
import type { Profile } from '../../session/session.ts';

type Stored = NonNullable<Profile['descriptions']>;

const LONGEST_NAME = 100;

const MOST_PARSED = 160;
const parsed = new Map<string, Descriptor | null>();

/** Those that can be read. A later version may have written one that this version does not know. */
export const readDescriptions = ({ descriptions = [] }: Pick<Profile, 'descriptions'>): OwnDescription[] =>
  descriptions.flatMap(({ file, text }) => {
    const descriptor = descriptorOf(text);
    return descriptor ? [{ file, descriptor }] : [];
  });

function descriptorOf(text: string): Descriptor | null {
  if (parsed.size > MOST_PARSED) parsed.clear();
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
  if (whole.length === 0) throw new WalletError('bad-input', files.length === 0 ? t.noFile : t.noContract);
  const added = whole.map((file) => {
    const text = JSON.stringify(readDescriptor(file, files));
    if (isTooLong(text)) throw new WalletError('bad-input', t.fileTooLong(file.name));
    return { file: nameOf(file), text };
  });
  const names = new Set(added.map(({ file }) => file));
  const all = [...added, ...descriptions.filter(({ file }) => !names.has(file))];
  if (withinDescriptionLimits(all).length < all.length) throw new WalletError('bad-input', t.noRoom);
  return all;
}

/** The character's descriptions with one that was removed in its place again. @throws WalletError exists | refused (no room) */
export function withDescription(
  { descriptions = [] }: Pick<Profile, 'descriptions'>,
  { description, at }: { description: Stored[number]; at: number },
): Stored {
  const { file } = description;
  if (descriptions.some((one) => one.file === file)) throw new WalletError('exists', t.fileSince(file));
  const all = descriptions.toSpliced(at, 0, description);
  if (withinDescriptionLimits(all).length < all.length) throw new WalletError('refused', t.noRoomForFile);
  return all;
}

const nameOf = ({ name }: DescriptionFile): string =>
  (name.split('/').at(-1) ?? '').slice(0, LONGEST_NAME) || 'file.json';
