/** What was asked before everything was forgotten is not known afterwards. */
import { expect, it } from 'vitest';
import { createRemembered } from './remembered.ts';

it('keeps answers until they are forgotten', () => {
  const remembered = createRemembered<number>();
  const keep = remembered.asking();
  keep('a', 1);
  remembered.asking()('b', 2);
  expect([remembered.get('a'), remembered.get('b'), remembered.get('c')]).toEqual([1, 2, undefined]);
  remembered.forget();
  expect([remembered.has('a'), remembered.has('b')]).toEqual([false, false]);
});

it('does not keep an answer to a question from before', () => {
  const remembered = createRemembered<number>();
  const [late, next] = [remembered.asking(), () => remembered.asking()];
  remembered.forget();
  const keep = next();
  late('a', 1);
  expect(remembered.has('a')).toBe(false);
  keep('a', 2);
  late('a', 3);
  expect(remembered.get('a')).toBe(2);
});
