/** One message of an event stream. */
export interface StreamMessage {
  type: string;
  /** The last id the stream named, as the browser's own EventSource keeps it. */
  id: string;
  data: string;
}

/** A single message was larger than any hall sends. */
export class MessageTooLarge extends Error {}

/**
 * Reads `text/event-stream` piece by piece, by the rules of the HTML standard. Pieces may be cut anywhere, also
 * between a carriage return and its line feed. Only a new piece is searched for line ends, so a message that never
 * ends costs no more than its length.
 */
export class StreamParser {
  #rest = '';
  #afterReturn = false;
  #type = '';
  #id = '';
  #data: string[] = [];
  #size = 0;

  /** `limit` is the most characters one message may have; a larger one throws `MessageTooLarge`. */
  constructor(
    private readonly told: (message: StreamMessage) => void,
    private readonly limit = 8_000_000,
  ) {}

  push(piece: string): void {
    const text = this.#afterReturn && piece.startsWith('\n') ? piece.slice(1) : piece;
    if (piece) this.#afterReturn = piece.endsWith('\r');
    const lines = text.split(/\r\n|\n|\r/);
    lines[0] = this.#rest + lines[0]!;
    this.#rest = lines.pop()!;
    for (const line of lines) this.#line(line);
    this.#check(this.#rest.length);
  }

  #line(line: string): void {
    if (line === '') return this.#dispatch();
    this.#check(line.length);
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (name === 'event') this.#type = value;
    else if (name === 'id' && !value.includes('\0')) this.#id = value;
    else if (name === 'data') {
      this.#data.push(value);
      this.#size += value.length;
    }
  }

  #dispatch(): void {
    const data = this.#data;
    const type = this.#type || 'message';
    this.#data = [];
    this.#size = 0;
    this.#type = '';
    if (data.length > 0) this.told({type, id: this.#id, data: data.join('\n')});
  }

  #check(more: number): void {
    if (this.#size + more > this.limit) throw new MessageTooLarge();
  }
}

/** Hands the text of a body over, piece by piece, until it ends. Televisions cannot `for await` over a stream. */
export async function readText(body: ReadableStream<Uint8Array>, piece: (text: string) => void): Promise<void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const {done, value} = await reader.read();
      if (done) return;
      piece(decoder.decode(value, {stream: true}));
    }
  } finally {
    reader.cancel().catch(() => {}); // frees the connection when a piece was refused
  }
}
