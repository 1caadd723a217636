/** Logs and errors: whatever is put in, only the listed fields come out, and no text that somebody sent. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { asServerError, errorResponse, ServerError } from './http/errors.ts';
import { createLog, describeError, type LogFields } from './log.ts';
import { StoreUnavailable } from './store/store.ts';

it('holds no field that is not on its list', () => {
  const lines: string[] = [];
  const fields = { route: '/v1/x', path: '/v1/secret', address: '192.0.2.1', body: 'secret' } as LogFields;
  createLog((line) => lines.push(line))('request', fields);
  const { time, ...rest } = JSON.parse(lines[0] ?? '');
  expect(rest).toEqual({ event: 'request', route: '/v1/x' });
  expect(typeof time).toBe('string');
});

it('tells of an error its class and place, never its message', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 12 }), (message) => {
      const error = new TypeError(message, { cause: new Error(message) });
      expect(describeError(error)).toMatch(/^TypeError( src\/server\/log\.test\.ts:\d+)? from Error/);
      expect(describeError(error)).not.toContain(message);
    }),
  );
});

it('answers an unexpected error without a word of it', () => {
  const response = errorResponse(asServerError(new Error('a secret')));
  expect(response.status).toBe(500);
  expect(response.body).not.toContain('a secret');
});

it('says when to ask again', () => {
  const busy = errorResponse(asServerError(new StoreUnavailable('busy')));
  expect([busy.status, busy.headers['retry-after']]).toEqual([503, '2']);
  const many = errorResponse(new ServerError('too-many', 'Many.', { retryAfter: 0.4 }));
  expect([many.status, many.headers['retry-after'], JSON.parse(many.body ?? '').error.retryAfter]).toEqual([
    429,
    '1',
    0.4,
  ]);
});
