/** The form of a site's origin where a profile names one: another computer may have written anything, and pages link to it. */
import * as v from 'valibot';

export const origin = v.pipe(v.string(), v.check(isOrigin));

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}
