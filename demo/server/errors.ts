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
  416: ['invalid', 'This part of the file does not exist.'],
  429: ['too-many', 'Too many requests.'],
  431: ['too-large', 'The headers are larger than this hall takes.'],
  503: ['closing', 'The hall is being restarted. Try again.'],
};

/** What is said of a status that somebody else chose. */
export function knownBody(status: number): {error: {code: string; message: string}} | undefined {
  const [code, message] = known[status] ?? [];
  return code && message ? errorBody(code, message) : undefined;
}

/** Turns whatever was thrown into an answer. What is our own fault is told to the log, not to the asker. */
export function answerError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof HttpError) {
    if (error.status === 401) reply.header('WWW-Authenticate', 'Bearer');
    return reply.code(error.status).send(errorBody(error.code, error.message));
  }
  const told = 'statusCode' in error && error.statusCode ? error.statusCode : 500;
  const status = told === 403 ? 404 : told; // a path that leads out of the folder of screens: nothing is there
  const body = knownBody(status) ?? (status >= 400 && status < 500 ? knownBody(400) : undefined);
  if (body) return reply.code(status).send(body);
  console.error(`${request.method} ${request.routeOptions.url ?? 'unknown address'} failed:`, error);
  return reply.code(500).send(errorBody('server', 'The hall could not answer. Try again.'));
}

/** What an unknown address gets. */
export function answerNothing(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return reply.code(404).send(knownBody(404));
}
