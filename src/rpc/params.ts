/** Reads the params of a request: only own fields that the method names. */
import { invalidParams } from './fault.ts';

/**
 * Params as a list: by position as they are, none for an empty object.
 * @param byName the method also accepts its one object as `params` itself
 * @throws ProviderRpcError -32602
 */
export function listOf(params: readonly unknown[] | object, byName: boolean): readonly unknown[] {
  if (Array.isArray(params)) return params;
  if (Object.keys(params).length === 0) return [];
  if (byName) return [params];
  throw invalidParams('The params of this method must be an array.');
}

/**
 * The own fields of the object that a method takes first. Further parameters and unknown fields are ignored, because client
 * libraries and chain lists send them.
 * @throws ProviderRpcError -32602
 */
export function firstObject(params: readonly unknown[]): Readonly<Record<string, unknown>> {
  const [first] = params;
  if (typeof first !== 'object' || first === null || Array.isArray(first))
    throw invalidParams('The first parameter of this method is an object.');
  return Object.assign(Object.create(null), first);
}
