/** Metadata of items and the kinds of pictures: hostile texts, and bytes that are called a picture. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { utf8 } from '../lib/bytes.ts';
import { pictureTypeOf, readMetadata } from './item-metadata.ts';
import { readPlace } from './token-uri.ts';

const read = (value: unknown) => readMetadata(utf8(JSON.stringify(value)));

it('reads name, description and picture, shortened and with hidden characters written out', () => {
  expect(read({ name: ' Harbour\n12 ', description: 'x'.repeat(2_000), image: 'ipfs://a', extra: [1] })).toEqual({
    name: 'Harbour 12',
    description: `${'x'.repeat(600)}…`,
    image: 'ipfs://a',
  });
  expect(read({ name: 'a\u202eb', image_url: 'https://a.example/1' })).toEqual({
    name: 'a⟨U+202E⟩b',
    description: null,
    image: 'https://a.example/1',
  });
});

it('a picture that is written in the metadata itself is inline', () => {
  const svg = '<svg fill="#f00">100% %41 \ud800</svg>';
  const place = readPlace(read({ image_data: svg })?.image ?? '');
  expect(place.kind === 'inline' && new TextDecoder().decode(place.bytes)).toBe(
    '<svg fill="#f00">100% %41 \ufffd</svg>',
  );
});

it.each([[null], [[]], ['text'], [5]])('%j is no metadata', (value) => {
  expect(read(value)).toBeNull();
});

it('takes no field that is not a text', () => {
  expect(read({ name: {}, image: ['https://a.example'], description: 7 })).toEqual({
    name: null,
    description: null,
    image: null,
  });
});

it('any bytes are metadata or none', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readMetadata(bytes)));
  fc.assert(fc.property(fc.jsonValue(), (value) => void read(value)));
  expect(readMetadata(utf8('['.repeat(200_000)))).toBeNull();
});

it.each([
  ['\x89PNG\r\n\x1a\n....', 'image/png'],
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['GIF89a', 'image/gif'],
  ['RIFF....WEBPVP8 ', 'image/webp'],
  ['....ftypavif', 'image/avif'],
  ['<svg xmlns="http://www.w3.org/2000/svg">', 'image/svg+xml'],
  ['\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a > b -->\n<!DOCTYPE svg>\n<svg/>', 'image/svg+xml'],
  ['<html><svg>', null],
  ['<svgfoo>', null],
  ['<!-- <svg>', null],
  ['....ftypmp42', null],
  ['{"name":"x"}', null],
  ['', null],
])('the bytes %j are %s', (text, type) => {
  expect(pictureTypeOf(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))).toBe(type);
});

it('a long beginning is read no further than it is short', () => {
  expect(pictureTypeOf(utf8(`${'<!--'.repeat(200_000)}<svg>`))).toBeNull();
});
