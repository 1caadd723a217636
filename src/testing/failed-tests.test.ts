/** What `npm test` says at its end of the tests that failed. */
import { expect, test } from 'vitest';
import { failedBrowserTests, failedUnitTests } from '../../scripts/lib/failed-tests.mjs';

const red = (text: string) => `\u001b[31m${text}\u001b[39m`;

test('each unit test that did not pass is named with its error, and each file that could not be loaded', () => {
  const passed = { fullName: 'adds', status: 'passed', failureMessages: [] };
  const failed = { fullName: 'divides', status: 'failed', failureMessages: [red('expected 1 to be 2')] };
  const skipped = { fullName: 'multiplies', status: 'skipped', failureMessages: null };
  const told = failedUnitTests({
    testResults: [
      { name: 'sums.test.ts', status: 'failed', message: '', assertionResults: [passed, failed, skipped] },
      { name: 'well.test.ts', status: 'passed', message: '', assertionResults: [passed] },
      { name: 'broken.test.ts', status: 'failed', message: 'Unexpected token', assertionResults: [] },
    ],
  });
  expect(told).toEqual([
    'Failed: sums.test.ts › divides\nexpected 1 to be 2\n',
    'Failed: sums.test.ts › multiplies\nIt was skipped.\n',
    'Failed: broken.test.ts › the file\nUnexpected token\n',
  ]);
});

test('a browser test that failed, was skipped or passed only again is named, however deep its suite', () => {
  const spec = (title: string, status: string, errors: string[]) => ({
    title,
    file: 'a.spec.ts',
    tests: [{ status, results: [{ errors: errors.map((message) => ({ message })) }] }],
  });
  const told = failedBrowserTests({
    suites: [
      {
        specs: [spec('opens', 'expected', [])],
        suites: [{ specs: [spec('signs', 'unexpected', [red('no prompt'), 'second']), spec('waits', 'skipped', [])] }],
      },
      { specs: [spec('repeats', 'flaky', ['once'])] },
    ],
  });
  expect(told).toEqual([
    'Failed: a.spec.ts › signs\nno prompt\nsecond\n',
    'Failed: a.spec.ts › waits\nIt was skipped.\n',
    'Failed: a.spec.ts › repeats\nonce\n',
  ]);
});

test('a long error is cut off', () => {
  const [told] = failedUnitTests({
    testResults: [{ name: 'a', status: 'failed', message: 'x'.repeat(9_000), assertionResults: [] }],
  });
  expect(told).toHaveLength('Failed: a › the file\n'.length + 1500 + 1);
});
