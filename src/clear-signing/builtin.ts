/** The wallet's own descriptions of protocols that many use, as files of ERC-7730 in builtin/. Read when the first call needs them. */
import { lazyLoad } from '../lib/lazy.ts';
import type { Descriptor } from './descriptor.ts';
import { readDescriptorJson } from './read-descriptor.ts';

/** The files by the names that builtin/json-files.ts gives them. @throws if the package lacks them */
export const ownFiles = lazyLoad(async () => (await import('./builtin/json-files.ts')).default);

/** Those that describe a whole contract: the steps of the Universal Router are read by universal-router.ts. @throws if the package lacks them */
export const ownDescriptors = lazyLoad(async (): Promise<readonly Descriptor[]> => {
  const { universalRouter: _steps, universalRouter21: _laterSteps, ...files } = await ownFiles();
  return Object.values(files).map((file: object) => readDescriptorJson(file));
});
