/** What the other side of the wire sends: any JSON is a value of the schema or is refused; nothing throws, and a value is read the same again. */
import fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { toBase64Url } from '../../lib/bytes.ts';
import * as errors from './errors.ts';
import * as identities from './identities.ts';
import * as mailbox from './mailbox.ts';
import * as oidc from './oidc.ts';
import * as rows from './rows.ts';

const schemas = Object.entries({ ...errors, ...identities, ...mailbox, ...oidc, ...rows }).flatMap(([name, schema]) =>
  name.endsWith('Schema') ? [[name, schema as v.GenericSchema] as const] : [],
);

const base64 = fc.uint8Array({ maxLength: 80 }).map(toBase64Url);
const bytesOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map(toBase64Url);
const leaf = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    -1,
    0,
    1,
    2 ** 53,
    1.5,
    '',
    'name',
    'freeze',
    'all',
    'log',
    'dramatis',
    'too-many',
  ),
  fc.nat(),
  bytesOf(16),
  bytesOf(32),
  bytesOf(64),
  base64,
  fc.string(),
);

/** A value near the form of a schema: mostly right, sometimes anything. */
function near(schema: v.GenericSchema): fc.Arbitrary<unknown> {
  const inside = schema as { type: string; entries?: Record<string, v.GenericSchema>; wrapped?: v.GenericSchema };
  const other = { weight: 1, arbitrary: fc.oneof(leaf, fc.jsonValue({ maxDepth: 3 })) };
  switch (inside.type) {
    case 'object': {
      const fields = Object.entries(inside.entries ?? {}).map(([name, field]) => [name, near(field)] as const);
      const whole = fc.record(Object.fromEntries(fields));
      const extra = fc
        .tuple(whole, fc.dictionary(fc.string(), fc.jsonValue()))
        .map(([one, more]) => ({ ...more, ...one }));
      const lacking = fc.record(Object.fromEntries(fields), { requiredKeys: [] });
      return fc.oneof(
        { weight: 12, arbitrary: whole },
        { weight: 1, arbitrary: extra },
        { weight: 1, arbitrary: lacking },
        other,
      );
    }
    case 'nullable':
      return fc.option(near(inside.wrapped as v.GenericSchema));
    case 'literal':
      return fc.oneof(
        { weight: 12, arbitrary: fc.constant((schema as unknown as { literal: unknown }).literal) },
        other,
      );
    case 'picklist':
      return fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom(...(schema as unknown as { options: string[] }).options) },
        other,
      );
    case 'number':
      return fc.oneof({ weight: 12, arbitrary: fc.nat() }, other);
    case 'array':
      return fc.oneof({ weight: 12, arbitrary: fc.array(leaf, { maxLength: 3 }) }, other);
    default:
      return fc.oneof({ weight: 12, arbitrary: fc.oneof(bytesOf(32), bytesOf(64), bytesOf(16)) }, other);
  }
}

/** As it goes over the wire. */
const again = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_key, held) => (held instanceof Uint8Array ? toBase64Url(held) : held)));

it.each(schemas)('%s', (_name, schema) => {
  let taken = 0;
  fc.assert(
    fc.property(fc.oneof({ weight: 5, arbitrary: near(schema) }, fc.jsonValue()), (value) => {
      const parsed = v.safeParse(schema, JSON.parse(JSON.stringify(value)));
      if (!parsed.success) return;
      taken++;
      expect(v.parse(schema, again(parsed.output))).toEqual(parsed.output);
    }),
    { numRuns: 200 },
  );
  expect(taken).toBeGreaterThanOrEqual(0);
});

it('a long list, a deep value and a name of Object.prototype are refused at once', () => {
  const deep = JSON.parse('['.repeat(5000) + ']'.repeat(5000));
  const proto = JSON.parse('{"__proto__": {"key": "a"}, "constructor": null, "toString": 1}');
  const long = {
    boxes: Array.from({ length: 100_000 }, () => deep),
    entries: Array(100_000).fill(''),
    sequence: 0,
    more: false,
  };
  for (const [, schema] of schemas)
    for (const value of [deep, proto, long, [deep], { error: deep }])
      expect(v.safeParse(schema, value).success).toBe(false);
});
