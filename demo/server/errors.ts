import type {FastifyError, FastifyReply, FastifyRequest} from 'fastify';

/** An answer that is no success, in words a developer can act on. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** What every failed request gets. */
export function errorBody(code: string, message: string): {error: {code: string; message: string}} {
  return {error: {code, message}};
}

const known: Readonly<Record<number, [code: string, message: string]>> = {
  400: ['invalid', 'The request cannot be read.'],
  404: ['not-found', 'There is nothing at this address.'],
  408: ['too-slow', 'The request took too long to arrive.'],
  413: ['too-large', 'The body is larger than this address takes.'],
  415: ['media-type', 'Send JSON, as application/json.'],
  429: ['too-many', 'Too many requests.'],
  503: ['closing', 'The hall is being restarted. Try again.'],
};

/** Turns whatever was thrown into an answer. What is our own fault is told to the log, not to the asker. */
export function answerError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof HttpError) {
    if (error.status === 401) reply.header('WWW-Authenticate', 'Bearer');
    return reply.code(error.status).send(errorBody(error.code, error.message));
  }
  const status = 'statusCode' in error && error.statusCode ? error.statusCode : 500;
  const [code, message] = known[status] ?? [];
  if (code && message) return reply.code(status).send(errorBody(code, message));
  console.error(`${request.method} ${request.routeOptions.url ?? 'unknown address'} failed:`, error);
  return reply
    .code(status >= 400 && status < 500 ? status : 500)
    .send(errorBody('server', 'The hall could not answer. Try again.'));
}

/** What an unknown address gets. */
export function answerNothing(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply.code(404).send(errorBody('not-found', 'There is nothing at this address.'));
}
