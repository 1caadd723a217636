/** Reads the metadata of an item (the JSON of ERC-721 and ERC-1155) and tells pictures by their bytes. Nothing in it is trusted. */
import { revealHidden } from './hidden-text.ts';

export interface ItemMetadata {
  /** What it says of itself; hidden characters are written out. `null`: nothing. */
  name: string | null;
  description: string | null;
  /** Address of the picture; `null`: it names none. */
  image: string | null;
}

const NAME = 80;
const DESCRIPTION = 600;

/** `null`: it is no metadata. */
export function readMetadata(bytes: Uint8Array): ItemMetadata | null {
  let fields: Record<string, unknown>;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    fields = value as Record<string, unknown>;
  } catch {
    return null;
  }
  const svg = textIn(fields, 'image_data');
  return {
    name: cut(textIn(fields, 'name'), NAME),
    description: cut(textIn(fields, 'description'), DESCRIPTION),
    image:
      textIn(fields, 'image') ??
      textIn(fields, 'image_url') ??
      (svg === null ? null : /^data:/i.test(svg) ? svg : `data:image/svg+xml,${svg.replaceAll('%', '%25')}`),
  };
}

function textIn(fields: Record<string, unknown>, name: string): string | null {
  const value = fields[name];
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function cut(text: string | null, length: number): string | null {
  if (text === null) return null;
  const shown = revealHidden(text.slice(0, 4 * length).trim()).text.replaceAll(/\s+/g, ' ');
  const letters = [...shown];
  return letters.length > length ? `${letters.slice(0, length).join('')}…` : shown;
}

export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/avif' | 'image/svg+xml';

/** By the bytes alone: what somebody calls them says nothing. `null`: no picture. */
export function pictureTypeOf(bytes: Uint8Array): PictureType | null {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(start)) return 'image/gif';
  if (/^RIFF[\s\S]{4}WEBP/.test(start)) return 'image/webp';
  if (/^[\s\S]{4}ftypavi[fs]/.test(start)) return 'image/avif';
  const text = new TextDecoder().decode(bytes.subarray(0, SVG_HEAD)).replace(/^\ufeff/, '');
  return SVG.test(text) ? 'image/svg+xml' : null;
}

/** How much may stand before the `<svg` of a picture: a declaration, a document type, comments. */
const SVG_HEAD = 4_096;
const SVG = /^\s*(?:(?:<\?[^>]*>|<!--(?:(?!-->)[\s\S])*-->|<!DOCTYPE[^>[]*>)\s*)*<svg[\s>/]/i;
