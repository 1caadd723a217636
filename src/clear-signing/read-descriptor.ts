/** Reads a description file of ERC-7730 (versions 1 and 2) that somebody wrote, with the files that it includes. */
import * as v from 'valibot';
import { WalletError } from '../lib/errors.ts';
import { clearSigning as t } from '../locales/en/clear-signing.ts';
import { type Descriptor, descriptorSchema } from './descriptor.ts';
import { parseFunctionKey } from './function-key.ts';
import { mergeFiles } from './merge.ts';
import { misfit } from './misfit.ts';
import { isObject, type Json, upgrade } from './upgrade.ts';

export interface DescriptionFile {
  /** The file's name, by which others include it. */
  name: string;
  text: string;
}

/** Characters of one file. */
const MAXIMUM_LENGTH = 500_000;
const MAXIMUM_INCLUDES = 8;
const MAXIMUM_FORMATS = 300;

/**
 * @param file the file that binds contracts or messages
 * @param others the files that it may include, found by their last path part
 * @throws WalletError bad-input, saying what to change
 */
export function readDescriptor(file: DescriptionFile, others: readonly DescriptionFile[] = []): Descriptor {
  return check(withIncludes(parse(file), others, 0), file.name);
}

/** A description of version 2 that is JSON already. @throws WalletError bad-input */
export const readDescriptorJson = (json: object): Descriptor => check(json, t.theDescription);

function check(json: object, name: string): Descriptor {
  const read = v.safeParse(descriptorSchema, aliases(json), { abortEarly: true });
  if (!read.success) {
    const [issue] = read.issues;
    const place = v.getDotPath(issue);
    misfit(place === null ? t.wrongFile(name, issue.message) : t.wrongPlace(name, place, issue.message));
  }
  ensureUsable(read.output, name);
  return read.output;
}

/** Is this a part that others include: without a context of its own? */
export const isPart = (file: DescriptionFile): boolean => !isObject(parse(file).context);

function parse({ name, text }: DescriptionFile): Json {
  if (text.length > MAXIMUM_LENGTH) misfit(t.fileTooLarge(name));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    misfit(t.notJson(name));
  }
  if (!isObject(json)) misfit(t.notADescription(name));
  const version = typeof json.$schema === 'string' ? /erc7730-v(\d+)/.exec(json.$schema)?.[1] : undefined;
  if (version !== undefined && version !== '1' && version !== '2') misfit(t.otherVersion(name, version));
  try {
    return version === '1' ? upgrade(json) : json;
  } catch (error) {
    if (error instanceof WalletError) misfit(`${name}: ${error.message}`);
    throw error;
  }
}

function withIncludes(file: Json, others: readonly DescriptionFile[], depth: number): Json {
  const { includes, ...own } = file;
  if (includes === undefined) return own;
  if (depth >= MAXIMUM_INCLUDES) misfit(t.endlessIncludes);
  const wanted = typeof includes === 'string' ? (includes.split('/').at(-1) ?? '') : '';
  const other = others.find(({ name }) => name.split('/').at(-1) === wanted);
  if (!other) misfit(t.includesMissing(wanted.slice(0, 60)));
  return mergeFiles(withIncludes(parse(other), others, depth + 1), own);
}

/** Names that earlier texts of the standard used. */
function aliases(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(aliases);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [
    key === 'mustBe' ? 'mustMatch' : key === 'key' && 'map' in value ? 'keyPath' : key,
    inner === null ? undefined : aliases(inner),
  ]);
  return Object.fromEntries(entries);
}

function ensureUsable({ context, display }: Descriptor, name: string): void {
  const { contract, eip712 } = context;
  if ((contract === undefined) === (eip712 === undefined)) misfit(t.forNothing(name));
  if (contract && contract.deployments.length === 0) misfit(t.noContract(name));
  if (eip712 && !eip712.deployments?.length && !eip712.domainSeparator && !eip712.domain?.verifyingContract)
    misfit(t.noVerifyingContract(name));
  const keys = Object.keys(display.formats);
  if (keys.length === 0 || keys.length > MAXIMUM_FORMATS)
    misfit(keys.length === 0 ? t.describesNothing(name) : t.tooManyFunctions(name));
  if (!contract) return;
  const selectors = keys.map((key) => parseFunctionKey(key).selector);
  if (new Set(selectors).size < selectors.length) misfit(t.functionTwice(name));
}
