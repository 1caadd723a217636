/** Reading params that are one object. Nothing is read from a prototype. */
import { invalidParams } from './fault.ts';

/**
 * The one object of a method, with no keys but these.
 * @throws ProviderRpcError -32602
 */
export function onlyObject<Key extends string>(
  params: readonly unknown[],
  keys: readonly Key[],
): Partial<Record<Key, unknown>> {
  const [first] = params;
  if (params.length !== 1 || typeof first !== 'object' || first === null || Array.isArray(first))
    throw invalidParams('This method takes one parameter, an object.');
  const fields: Partial<Record<Key, unknown>> = Object.create(null);
  for (const [key, value] of Object.entries(first)) {
    if (!keys.includes(key as Key)) throw invalidParams(`There is no field ${JSON.stringify(key.slice(0, 60))}.`);
    fields[key as Key] = value;
  }
  return fields;
}
