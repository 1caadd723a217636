/** Reads a description file of ERC-7730 (versions 1 and 2) that somebody wrote, with the files that it includes. */
import * as v from 'valibot';
import { WalletError } from '../lib/errors.ts';
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
export const readDescriptorJson = (json: object): Descriptor => check(json, 'The description');

function check(json: object, name: string): Descriptor {
  const read = v.safeParse(descriptorSchema, aliases(json), { abortEarly: true });
  if (!read.success) {
    const [issue] = read.issues;
    const at = v.getDotPath(issue) ?? 'the file';
    misfit(`${name} is not a description in the format of ERC-7730: ${at} is wrong. ${issue.message}`);
  }
  ensureUsable(read.output, name);
  return read.output;
}

/** Is this a part that others include: without a context of its own? */
export const isPart = (file: DescriptionFile): boolean => !isObject(parse(file).context);

function parse({ name, text }: DescriptionFile): Json {
  if (text.length > MAXIMUM_LENGTH) misfit(`${name} is larger than 500 kB.`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    misfit(`${name} is not JSON.`);
  }
  if (!isObject(json)) misfit(`${name} is not a description in the format of ERC-7730.`);
  const version = typeof json.$schema === 'string' ? /erc7730-v(\d+)/.exec(json.$schema)?.[1] : undefined;
  if (version !== undefined && version !== '1' && version !== '2')
    misfit(`${name} is of version ${version} of ERC-7730. Dramatis reads versions 1 and 2.`);
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
  if (depth >= MAXIMUM_INCLUDES) misfit('The files include one another without an end.');
  const wanted = typeof includes === 'string' ? (includes.split('/').at(-1) ?? '') : '';
  const other = others.find(({ name }) => name.split('/').at(-1) === wanted);
  if (!other) misfit(`It includes “${wanted.slice(0, 60)}”. Add that file together with this one.`);
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
  if ((contract === undefined) === (eip712 === undefined))
    misfit(`${name} does not say which contract or which messages it is for.`);
  if (contract && contract.deployments.length === 0) misfit(`${name} names no contract address.`);
  if (eip712 && !eip712.deployments?.length && !eip712.domainSeparator && !eip712.domain?.verifyingContract)
    misfit(`${name} does not say which contract checks the messages.`);
  const keys = Object.keys(display.formats);
  if (keys.length === 0 || keys.length > MAXIMUM_FORMATS)
    misfit(`${name} describes ${keys.length === 0 ? 'nothing' : 'too many functions'}.`);
  if (!contract) return;
  const selectors = keys.map((key) => parseFunctionKey(key).selector);
  if (new Set(selectors).size < selectors.length) misfit(`${name} describes one function twice.`);
}
