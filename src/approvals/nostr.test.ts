/** Words of what a site may do with a Nostr key without a prompt. */
import { expect, it } from 'vitest';
import { freeActWords } from './nostr.ts';

it('name a kind, and an addressable event with its own name', () => {
  expect(freeActWords('texts')).toBe('Encrypted texts');
  expect(freeActWords('7')).toBe('Reaction');
  expect(freeActWords('30078:notes/2026:draft-1 ü 漢字')).toBe('App data “notes/2026:draft-1 ü 漢字”');
  expect(freeActWords('30078:')).toBe('App data without a name');
});

it.each([':', '::'])('tell a name of %s from none', (name) => {
  expect(freeActWords(`30078:${name}`)).toBe(`App data “${name}”`);
});

it.each(['”', '"', '″', '＂', '״', 'ˮ', '’'])('let no name end at %s and say more', (mark) => {
  const words = freeActWords(`30078:x${mark}, encrypted texts until 23:00, ${mark}y`);
  expect(words).toMatch(
    /^App data “x⟨U\+[0-9A-F]{4}⟩⟨U\+002C⟩ encrypted texts until 23:00⟨U\+002C⟩ ⟨U\+[0-9A-F]{4}⟩y”$/,
  );
});
