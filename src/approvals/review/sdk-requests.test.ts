/**
 * What the prompt says of the requests that real SDKs make (scripts/sdk-requests/): what is given, what comes back, to whom, until when.
 * sdk-prompts.json has the prompts as a person has read and accepted them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linesOf, type RecordedSdk, reviewRequest } from '../testing/sdk-requests.ts';

const TESTING = join(import.meta.dirname, '../testing');
const read = (path: string) => JSON.parse(readFileSync(join(TESTING, path), 'utf8'));
const prompts: Record<string, Record<string, string[]>> = read('sdk-prompts.json');
const recorded = readdirSync(join(TESTING, 'sdk-requests')).map((file): [string, RecordedSdk] => [
  file.replace('.json', ''),
  read(`sdk-requests/${file}`),
]);

describe.each(recorded)('the requests of %s', (name, { account, requests }) => {
  it.each(requests.map((request) => [request.name, request] as const))('%s', async (title, request) => {
    const lines = await reviewRequest(request, account).then(linesOf, (error: Error) => [`refused: ${error.message}`]);
    expect(lines).toEqual(prompts[name]?.[title]);
  });

  it('are all of those whose prompt was read', () => {
    expect(requests.map((request) => request.name)).toEqual(Object.keys(prompts[name] ?? {}));
  });
});

it('every SDK whose prompts were read is there', () => {
  expect(recorded.map(([name]) => name).sort()).toEqual(Object.keys(prompts).sort());
});
