/**
 * OPAQUE with little key stretching: vitest.config.ts puts it in the place of `@serenity-kit/opaque` for tests that are not about it.
 * `ui/methods/password/opaque.test.ts` has the package itself, and checks how much it stretches.
 */
import { createRequire } from 'node:module';

type Opaque = typeof import('@serenity-kit/opaque');

// Not by `import`, which would be replaced, too.
const real = createRequire(import.meta.url)('@serenity-kit/opaque') as Opaque;

const keyStretching = { 'argon2id-custom': { iterations: 1, memory: 8, parallelism: 1 } };

export const { ready, server } = real;

export const client: Opaque['client'] = {
  ...real.client,
  finishRegistration: (params) => real.client.finishRegistration({ ...params, keyStretching }),
  finishLogin: (params) => real.client.finishLogin({ ...params, keyStretching }),
};
