/**
 * A description of calls or typed data in the format of ERC-7730, version 2, after its checks: the form in which it is kept.
 * Keys that only serve readers and tools are dropped.
 */
import * as v from 'valibot';
import { clearSigning as t } from '../locales/en/clear-signing.ts';

/** Longer texts are no words for a prompt. */
const words = v.pipe(v.string(), v.maxLength(400));
const name = v.pipe(v.string(), v.maxLength(100));
const path = v.pipe(v.string(), v.maxLength(300));
const scalar = v.union([v.string(), v.number(), v.boolean()]);

const deploymentSchema = v.object({
  chainId: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  address: v.pipe(
    v.string(),
    v.regex(/^0x[0-9a-fA-F]{40}$/, () => t.addressDigits),
    v.transform((text) => text.toLowerCase() as `0x${string}`),
  ),
});
export type Deployment = v.InferOutput<typeof deploymentSchema>;

const contextSchema = v.object({
  contract: v.optional(v.object({ deployments: v.optional(v.pipe(v.array(deploymentSchema), v.maxLength(500)), []) })),
  eip712: v.optional(
    v.object({
      domain: v.optional(v.record(name, scalar)),
      domainSeparator: v.optional(v.pipe(v.string(), v.regex(/^0x[0-9a-fA-F]{64}$/))),
      deployments: v.optional(v.pipe(v.array(deploymentSchema), v.maxLength(500))),
    }),
  ),
});

const metadataSchema = v.object({
  owner: v.optional(name),
  contractName: v.optional(name),
  token: v.optional(
    v.object({
      ticker: name,
      name: v.optional(name),
      decimals: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(36)),
    }),
  ),
  constants: v.optional(v.record(name, v.union([scalar, v.array(scalar)])), {}),
  maps: v.optional(v.record(name, v.object({ values: v.record(words, v.union([scalar, v.array(scalar)])) })), {}),
  enums: v.optional(v.record(name, v.record(words, words)), {}),
});

const visibleSchema = v.union([
  v.picklist(['never', 'always', 'optional']),
  v.object({ ifNotIn: v.array(scalar) }),
  v.object({ mustMatch: v.array(scalar) }),
]);

const paramsSchema = v.record(
  name,
  v.union([scalar, v.pipe(v.array(scalar), v.maxLength(100)), v.object({ map: path, keyPath: path })]),
);
export type Parameters = v.InferOutput<typeof paramsSchema>;

const formatSchema = v.object({
  path: v.optional(path),
  value: v.optional(scalar),
  label: v.optional(name),
  format: v.optional(name),
  params: v.optional(paramsSchema),
  visible: v.optional(visibleSchema),
  separator: v.optional(name),
  encryption: v.optional(v.object({ fallbackLabel: v.optional(name) })),
});

const referenceSchema = v.object({ ...formatSchema.entries, $ref: v.optional(path) });
export type FieldFormat = v.InferOutput<typeof referenceSchema>;

export type GroupFormat = {
  path?: string | undefined;
  label?: string | undefined;
  iteration?: 'sequential' | 'bundled' | undefined;
  fields: (FieldFormat | GroupFormat)[];
};

const groupSchema: v.GenericSchema<unknown, GroupFormat> = v.object({
  path: v.optional(path),
  label: v.optional(name),
  iteration: v.optional(v.picklist(['sequential', 'bundled'])),
  fields: v.pipe(v.array(v.lazy(() => v.union([groupSchema, referenceSchema]))), v.maxLength(300)),
});

const dataFormatSchema = v.object({
  intent: v.optional(v.union([words, v.record(name, words)])),
  interpolatedIntent: v.optional(words),
  fields: v.optional(v.pipe(v.array(v.union([groupSchema, referenceSchema])), v.maxLength(300)), []),
});
export type DataFormat = v.InferOutput<typeof dataFormatSchema>;

export const descriptorSchema = v.object({
  context: contextSchema,
  metadata: v.optional(metadataSchema, {}),
  display: v.object({
    definitions: v.optional(v.record(name, formatSchema), {}),
    formats: v.record(v.pipe(v.string(), v.maxLength(5_000)), dataFormatSchema),
  }),
});
export type Descriptor = v.InferOutput<typeof descriptorSchema>;
