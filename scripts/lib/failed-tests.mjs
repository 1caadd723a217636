/**
 * What failed, in words, out of the reports of Vitest and Playwright. `npm test` prints it at the end: a machine that keeps only the end of
 * the output then names each failed test.
 */

/** Characters that are printed of one error. */
const SHOWN = 1500;

// The colours of a terminal, which both programs write into their errors.
const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/**
 * @typedef {{ fullName: string, status: string, failureMessages: string[] | null }} UnitTest
 * @typedef {{ name: string, status: string, message: string, assertionResults: UnitTest[] }} UnitFile
 * @typedef {{ errors: { message?: string }[], status?: string }} Attempt
 * @typedef {{ title: string, file: string, tests: { status: string, results: Attempt[] }[] }} Spec
 * @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite
 */

/**
 * @param {{ testResults: UnitFile[] }} report What Vitest's reporter `json` writes.
 * @returns {string[]} One text for each test that did not pass, and for each file that could not be loaded.
 */
export function failedUnitTests({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status !== 'passed');
    if (failed.length === 0) return status === 'failed' ? [told(name, 'the file', message)] : [];
    return failed.map((test) =>
      told(name, test.fullName, test.failureMessages?.join('\n') || `It was ${test.status}.`),
    );
  });
}

/**
 * @param {Suite} suite The report of Playwright's reporter `json`, which has the shape of a suite.
 * @returns {string[]} One text for each test that did not pass at once.
 */
export function failedBrowserTests({ specs = [], suites = [] }) {
  const here = specs.flatMap(({ title, file, tests }) =>
    tests
      .filter(({ status }) => status !== 'expected')
      .map(({ status, results }) =>
        told(
          file,
          title,
          results
            .flatMap(({ errors }) => errors)
            .map(({ message }) => message ?? '')
            .join('\n') || `It was ${status}.`,
        ),
      ),
  );
  return [...here, ...suites.flatMap(failedBrowserTests)];
}

/**
 * @param {string} file
 * @param {string} test
 * @param {string} error
 */
function told(file, test, error) {
  return `Failed: ${file} › ${test}\n${error.replace(COLOUR, '').slice(0, SHOWN)}\n`;
}
