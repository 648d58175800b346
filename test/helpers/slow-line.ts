import {connect, createServer, type Server, type Socket} from 'node:net';
import type {AddressInfo} from 'node:net';

/** A line that carries so many bytes a second towards a server, and everything at once on the way back. */
export class SlowLine {
  bytesASecond: number;
  readonly #target: number;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;

  constructor(target: number, bytesASecond: number) {
    this.#target = target;
    this.bytesASecond = bytesASecond;
  }

  /** Resolves with the port at this end. */
  async start(): Promise<number> {
    const server = createServer((near) => {
      const far = connect(this.#target, '127.0.0.1');
      for (const socket of [near, far]) {
        this.#sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          this.#sockets.delete(socket);
          near.destroy();
          far.destroy();
        });
      }
      far.pipe(near);
      void this.#carry(near, far);
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    const closed = new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async #carry(near: Socket, far: Socket): Promise<void> {
    try {
      for await (const chunk of near) {
        const bytes = chunk as Buffer;
        await new Promise((resolve) => setTimeout(resolve, (bytes.length / this.bytesASecond) * 1000));
        if (!far.writable) return;
        far.write(bytes);
      }
    } catch {
      // One end hung up.
    }
  }
}
