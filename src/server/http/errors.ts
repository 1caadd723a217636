/** The error class of the server, over the protocol's table of codes. Messages are for developers and contain no secret. */
import { SERVER_ERRORS, type ServerErrorCode } from '../../messaging/key-server/errors.ts';
import { StoreUnavailable } from '../store/store.ts';
import { jsonAnswer } from './answer.ts';
import { type Answer, BodyCutShort } from './exchange.ts';

export class ServerError extends Error {
  override readonly name = 'ServerError';
  readonly code: ServerErrorCode;
  /** Seconds after which another try may succeed. */
  readonly retryAfter: number | null;
  /** Further fields of the answer beside `error`. */
  readonly details: object;
  constructor(
    code: ServerErrorCode,
    message: string,
    options: { cause?: unknown; retryAfter?: number; details?: object } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.retryAfter = options.retryAfter ?? null;
    this.details = options.details ?? {};
  }
}

/** The refusal for unknown, wrong, frozen and expired: the same bytes for all of them. */
export const refused = (): ServerError => new ServerError('refused', 'This is refused.');

export const malformed = (): ServerError => new ServerError('malformed', 'This request is malformed.');

/** Turns every failure into an error of the protocol; an unexpected error reveals nothing about itself. */
export function asServerError(error: unknown): ServerError {
  if (error instanceof ServerError) return error;
  // Nobody is there to read this.
  if (error instanceof BodyCutShort) return malformed();
  if (error instanceof StoreUnavailable)
    return new ServerError('unavailable', 'The key server is busy. Ask again.', { cause: error, retryAfter: 2 });
  return new ServerError('internal', 'The key server failed.', { cause: error });
}

export function errorResponse({ code, message, retryAfter, details }: ServerError): Answer {
  const error = { code, message, ...(retryAfter === null ? {} : { retryAfter }) };
  const headers = retryAfter === null ? {} : { 'retry-after': String(Math.ceil(retryAfter)) };
  return jsonAnswer(SERVER_ERRORS[code], { error, ...details }, headers);
}
