/** The data attributes that give everything inside an element a character's hue and cloth. */
import type { Look } from '../../messaging/look.ts';

/** `<div {...lookAttributes(look)}>`; no attributes for `null`, which means neutral ink. */
export const lookAttributes = (look: Look | null): { 'data-hue'?: string; 'data-cloth'?: string } =>
  look === null ? {} : { 'data-hue': look.hue, 'data-cloth': look.cloth };
