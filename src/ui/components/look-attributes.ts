/** The attributes by which CSS dresses everything inside an element in a character's hue and cloth. */
import type { Look } from '../../messaging/look.ts';

/** `<div {...dress(look)}>`; nothing for `null`, so that the house stands in ink. */
export const lookAttributes = (look: Look | null): { 'data-hue'?: string; 'data-cloth'?: string } =>
  look === null ? {} : { 'data-hue': look.hue, 'data-cloth': look.cloth };
