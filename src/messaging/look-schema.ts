/** The look of a character where it is read, from storage or from a page of ours. Draws nothing. */
import * as v from 'valibot';
import { CLOTHS, EYES, HUES, MARKS, MOUTHS, OUTLINES, SHADES } from './look.ts';

export const lookSchema = v.object({
  hue: v.picklist(HUES),
  cloth: v.picklist(CLOTHS),
  mask: v.object({
    outline: v.picklist(OUTLINES),
    eyes: v.picklist(EYES),
    mouth: v.picklist(MOUTHS),
    mark: v.picklist(MARKS),
    shade: v.picklist(SHADES),
  }),
});
