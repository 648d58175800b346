import {request} from 'node:http';
import type {Command} from '../../src/queue/ticket.ts';
import type {CommandAnswer, Role} from '../../src/queue/view.ts';
import {as, newKey} from '../helpers/hall-http.ts';
import type {TestServer} from '../helpers/server.ts';

/** What the line did to the commands of a day. */
export interface Mishaps {
  /** Answers that were lost after the command had gone out. */
  lost: number;
  /** Commands that went out twice at once. */
  doubled: number;
}

/** A command that was carried out or refused, and when its first request left. */
export interface Given {
  answer: CommandAnswer;
  sentAt: number;
}

/** Sends one request and reads its answer, or lets the line break after the last byte went out. */
function post(server: TestServer, command: Command, role: Role, key: string, lose: boolean) {
  return new Promise<CommandAnswer | null>((resolve, reject) => {
    const headers = {...as(server, role), 'Content-Type': 'application/json', 'Idempotency-Key': key};
    const asked = request(`${server.hall}/commands`, {method: 'POST', headers}, (response) => {
      let text = '';
      response.on('data', (piece: Buffer) => (text += piece.toString()));
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === 200 || response.statusCode === 409) resolve(JSON.parse(text) as CommandAnswer);
        else reject(new Error(`${command.type}: ${response.statusCode} ${text}`));
      });
    });
    asked.on('error', (error) => (lose ? resolve(null) : reject(error)));
    asked.on('finish', () => {
      if (lose) setImmediate(() => asked.destroy());
      if (lose) resolve(null);
    });
    asked.end(JSON.stringify(command));
  });
}

/** A line on which one answer of ten is lost and one command of ten goes out twice. Nobody behind it notices. */
export class BadLine {
  readonly mishaps: Mishaps = {lost: 0, doubled: 0};

  constructor(
    private readonly server: TestServer,
    private readonly random: () => number,
  ) {}

  /** Gives a command until there is an answer, always under the same key. */
  async give(command: Command, role: Role): Promise<Given> {
    const key = newKey();
    const sentAt = Date.now();
    const fate = this.random();
    if (fate < 0.1) {
      this.mishaps.lost++;
      await post(this.server, command, role, key, true);
    }
    if (fate < 0.9) return {answer: await this.#once(command, role, key), sentAt};
    this.mishaps.doubled++;
    const [one, other] = await Promise.all([this.#once(command, role, key), this.#once(command, role, key)]);
    const [first, second] = [JSON.stringify(one), JSON.stringify(other)];
    if (first !== second) throw new Error(`One key, two answers: ${first} ${second}`);
    return {answer: one, sentAt};
  }

  async #once(command: Command, role: Role, key: string): Promise<CommandAnswer> {
    const answer = await post(this.server, command, role, key, false);
    if (!answer) throw new Error(`${command.type} was not answered.`);
    return answer;
  }
}
