import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {MessageTooLarge, StreamParser, type StreamMessage} from '../../../src/services/hall/stream.ts';

function parse(pieces: string[], limit?: number): StreamMessage[] {
  const messages: StreamMessage[] = [];
  const parser = new StreamParser((message) => messages.push(message), limit);
  for (const piece of pieces) parser.push(piece);
  return messages;
}

const whole = 'event: patch\nid: e:11\ndata: {"a":1}\n\nevent: heartbeat\ndata: {}\n\n';
const expected = [
  {type: 'patch', id: 'e:11', data: '{"a":1}'},
  {type: 'heartbeat', id: 'e:11', data: '{}'},
];

describe('the parser of an event stream', () => {
  it('reads messages that come whole', () => {
    assert.deepEqual(parse([whole]), expected);
  });

  it('reads messages cut at every possible place', () => {
    for (let at = 0; at <= whole.length; at++) {
      assert.deepEqual(parse([whole.slice(0, at), whole.slice(at)]), expected, `cut at ${at}`);
    }
  });

  it('reads messages that come character by character', () => {
    assert.deepEqual(parse([...whole]), expected);
  });

  it('takes all three kinds of line end, also cut in the middle', () => {
    for (const end of ['\r\n', '\r']) assert.deepEqual(parse([...whole.replaceAll('\n', end)]), expected);
  });

  it('joins several data lines with a line feed', () => {
    assert.deepEqual(parse(['data: a\ndata:b\ndata\n\n']), [{type: 'message', id: '', data: 'a\nb\n'}]);
  });

  it('ignores comments, fields it does not know and messages without data', () => {
    assert.deepEqual(parse([': hello\nretry: 5\nnonsense\nevent: patch\n\n']), []);
  });

  it('does not give one message the type of the one before', () => {
    assert.deepEqual(parse(['event: patch\n\ndata: a\n\n']), [{type: 'message', id: '', data: 'a'}]);
  });

  it('keeps a message that has not ended to itself', () => {
    assert.deepEqual(parse(['data: a\n']), []);
  });

  it('refuses one message above the limit', () => {
    assert.throws(() => parse(['data: ' + 'x'.repeat(200)], 100), MessageTooLarge);
  });

  it('refuses a message that grows above the limit line by line', () => {
    assert.throws(() => parse(Array<string>(30).fill('data: xxxxx\n'), 100), MessageTooLarge);
  });

  it('takes any number of messages below the limit in one piece', () => {
    assert.equal(parse(['data: xxxxx\n\n'.repeat(100)], 100).length, 100);
  });
});
