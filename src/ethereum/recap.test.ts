/** ERC-5573: its two examples, and permissions that another reader could take for something else. */
import { describe, expect, it } from 'vitest';
import { toBase64Url, utf8 } from '../lib/bytes.ts';
import { readRecap, recapProblem } from './recap.ts';

/** ERC-5573, *ReCap SIWE Extension*. */
const example = {
  statement:
    "I further authorize the stated URI to perform the following actions on my behalf: (1) 'example': 'append', 'read' for 'https://example.com'. (2) 'other': 'action' for 'https://example.com'. (3) 'example': 'append', 'delete' for 'my:resource:uri.1'. (4) 'example': 'append' for 'my:resource:uri.2'. (5) 'example': 'append' for 'my:resource:uri.3'.",
  uri: 'urn:recap:eyJhdHQiOnsiaHR0cHM6Ly9leGFtcGxlLmNvbSI6eyJleGFtcGxlL2FwcGVuZCI6W10sImV4YW1wbGUvcmVhZCI6W10sIm90aGVyL2FjdGlvbiI6W119LCJteTpyZXNvdXJjZTp1cmkuMSI6eyJleGFtcGxlL2FwcGVuZCI6W10sImV4YW1wbGUvZGVsZXRlIjpbXX0sIm15OnJlc291cmNlOnVyaS4yIjp7ImV4YW1wbGUvYXBwZW5kIjpbXX0sIm15OnJlc291cmNlOnVyaS4zIjp7ImV4YW1wbGUvYXBwZW5kIjpbXX19LCJwcmYiOltdfQ',
};

/** ERC-5573, *ReCap Details Object Schema*. */
const limited = {
  statement:
    "I further authorize the stated URI to perform the following actions on my behalf: (1) 'crud': 'delete', 'update' for 'https://example.com/pictures/'. (2) 'other': 'action' for 'https://example.com/pictures/'. (3) 'msg': 'receive', 'send' for 'mailto:username@example.com'.",
  uri: 'urn:recap:eyJhdHQiOnsiaHR0cHM6Ly9leGFtcGxlLmNvbS9waWN0dXJlcy8iOnsiY3J1ZC9kZWxldGUiOlt7fV0sImNydWQvdXBkYXRlIjpbe31dLCJvdGhlci9hY3Rpb24iOlt7fV19LCJtYWlsdG86dXNlcm5hbWVAZXhhbXBsZS5jb20iOnsibXNnL3JlY2VpdmUiOlt7Im1heF9jb3VudCI6NSwidGVtcGxhdGVzIjpbIm5ld3NsZXR0ZXIiLCJtYXJrZXRpbmciXX1dLCJtc2cvc2VuZCI6W3sidG8iOiJzb21lb25lQGVtYWlsLmNvbSJ9LHsidG8iOiJqb2VAZW1haWwuY29tIn1dfX0sInByZiI6WyJ6ZGo3V2o2Rk5TNHJVVWJzaUp2amp4Y3NOcVpkRENTaVlSOHNLUVhmb1BmcFNadUF3Il19',
};

const recapOf = (json: string) => `urn:recap:${toBase64Url(utf8(json))}`;

describe('readRecap', () => {
  it('reads the examples of the standard', () => {
    expect(readRecap(example.uri)?.map(({ namespace, actions }) => `${namespace}: ${actions}`)).toEqual([
      'example: append,read',
      'other: action',
      'example: append,delete',
      'example: append',
      'example: append',
    ]);
    expect(readRecap(limited.uri)?.map(({ resource, limits }) => [resource, limits])).toEqual([
      ['https://example.com/pictures/', null],
      ['https://example.com/pictures/', null],
      [
        'mailto:username@example.com',
        '[{"max_count":5,"templates":["newsletter","marketing"]},{"to":"someone@email.com"},{"to":"joe@email.com"}]',
      ],
    ]);
  });

  it.each([
    ['no JSON', 'x'],
    ['nothing allowed', '{"att":{}}'],
    ['a resource without abilities', '{"att":{"a:b":{}}}'],
    ['a resource that is no URI', '{"att":{"a":{"kv/get":[{}]}}}'],
    ['an ability without a namespace', '{"att":{"a:b":{"get":[{}]}}}'],
    ['an ability with a quotation mark', '{"att":{"a:b":{"kv/get\'":[{}]}}}'],
    ['an ability without its list', '{"att":{"a:b":{"kv/get":{}}}}'],
    ['a key that stands twice', '{"att":{"a:b":{"kv/get":[{}]},"a:b":{"kv/put":[{}]}}}'],
    ['blanks that another reader might not skip', '{"att": {"a:b":{"kv/get":[{}]}}}'],
  ])('does not guess: %s', (_case, json) => {
    expect(readRecap(recapOf(json))).toBeNull();
  });
});

describe('recapProblem', () => {
  it('accepts the examples of the standard, with words before them', () => {
    for (const { statement, uri } of [example, limited]) {
      expect(recapProblem([uri], [statement])).toBeNull();
      expect(recapProblem(['https://example.com/tos', uri], [`I accept the terms. ${statement}`])).toBeNull();
    }
    expect(recapProblem(['https://example.com/tos'], [])).toBeNull();
  });

  it('finds words that say something else', () => {
    const { statement, uri } = example;
    const others = [
      '',
      'Welcome.',
      statement.replace("'delete'", "'read'"),
      `${statement} And no more.`,
      `Not ${statement}x`,
    ];
    for (const other of [...others, limited.statement]) expect(recapProblem([uri], [other])).toBe('statement');
    expect(recapProblem([uri], [])).toBe('statement');
  });

  it('finds one that stands where it must not', () => {
    const { statement, uri } = example;
    expect(recapProblem([uri, 'https://example.com/tos'], [statement])).toBe('placed');
    expect(recapProblem([limited.uri, uri], [statement])).toBe('placed');
    expect(recapProblem([uri, recapOf('x')], [statement])).toBe('unread');
  });
});
