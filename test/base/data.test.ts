import {expect} from '@open-wc/testing';
import {LitElement} from 'lit';
import {DataController, type DataErrorDetail} from '../../src/base/data.js';
import {readRows} from '../../src/core/schema.js';
import {string} from 'valibot';

class DataProbe extends LitElement {
  static override readonly properties = {data: {attribute: false}, src: {}, refresh: {type: Number}};
  declare data: unknown;
  declare src: string;
  declare refresh: number;
  readonly reading = new DataController(this, (input) => readRows(string(), input));
}
customElements.define('data-probe', DataProbe);

const later = (milliseconds = 0) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const address = (text: string) => URL.createObjectURL(new Blob([text], {type: 'application/json'}));
const realFetch = window.fetch;

function put(set: Partial<DataProbe> = {}): DataProbe {
  const probe = Object.assign(document.createElement('data-probe') as DataProbe, set);
  document.body.append(probe);
  return probe;
}

async function until(holds: () => boolean): Promise<void> {
  for (let round = 0; round < 200 && !holds(); round++) await later(10);
  expect(holds()).to.equal(true);
}

describe('DataController', () => {
  afterEach(() => {
    window.fetch = realFetch;
    document.body.textContent = '';
  });

  it('is empty while nothing is given', async () => {
    const probe = put();
    await probe.updateComplete;
    expect(probe.reading.state).to.equal('empty');
    expect(probe.reading.value).to.equal(undefined);
  });

  it('reads the property', async () => {
    const probe = put({data: ['một']});
    await probe.updateComplete;
    expect(probe.reading.value).to.deep.equal(['một']);
  });

  it('reads the address', async () => {
    const probe = put({src: address('["một","hai"]')});
    await probe.updateComplete;
    expect(probe.reading.state).to.equal('loading');
    await until(() => probe.reading.state === 'ready');
    expect(probe.reading.value).to.deep.equal(['một', 'hai']);
  });

  it('reads a child script, and reads it again when it changes', async () => {
    const probe = put();
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = '["một"]';
    probe.append(script);
    await until(() => probe.reading.value?.length === 1);
    script.textContent = '["một","hai"]';
    await until(() => probe.reading.value?.length === 2);
  });

  it('prefers the property to the address', async () => {
    const probe = put({data: ['một'], src: address('["hai"]')});
    await later(50);
    expect(probe.reading.value).to.deep.equal(['một']);
  });

  it('keeps the good rows and names the others', async () => {
    const told: DataErrorDetail[] = [];
    document.body.addEventListener('data-error', ({detail}) => told.push(detail), {once: true});
    const probe = put({data: ['một', null, 3]});
    await probe.updateComplete;
    expect(probe.reading.value).to.deep.equal(['một']);
    expect(told[0]!.faults.map(({path}) => path)).to.deep.equal(['1', '2']);
  });

  for (const [what, answer] of Object.entries({
    'an error page': () => new Response('<h1>502</h1>', {status: 502}),
    'HTML with status 200': () => new Response('<!doctype html><title>Đăng nhập</title>'),
    nothing: () => new Response(''),
    'half a file': () => new Response('["một","ha'),
    'a broken line': () => Promise.reject(new TypeError('Failed to fetch')),
    'a file of gigabytes': () => new Response('[]', {headers: {'Content-Length': '3000000000'}}),
  })) {
    it(`fails calmly on ${what}, and loads on a retry`, async () => {
      window.fetch = async () => answer();
      const probe = put({src: '/procedures'});
      await until(() => probe.reading.state === 'failed');
      window.fetch = async () => new Response('["một"]');
      probe.reading.retry();
      await until(() => probe.reading.state === 'ready');
      expect(probe.reading.value).to.deep.equal(['một']);
    });
  }

  it('keeps what was good when a later request fails', async () => {
    window.fetch = async () => new Response('["một"]');
    const probe = put({src: '/procedures'});
    await until(() => probe.reading.state === 'ready');
    window.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    probe.reading.retry();
    await until(() => probe.reading.state === 'failed');
    expect(probe.reading.value).to.deep.equal(['một']);
  });

  it('forgets what another address said when the new one fails', async () => {
    window.fetch = async (input) =>
      String(input) === '/one' ? new Response('["một"]') : new Response('', {status: 404});
    const probe = put({src: '/one'});
    await until(() => probe.reading.state === 'ready');
    probe.src = '/two';
    await until(() => probe.reading.state === 'failed');
    expect(probe.reading.value).to.equal(undefined);
  });

  it('does not take a late answer of an old address', async () => {
    const answers: ((response: Response) => void)[] = [];
    window.fetch = () => new Promise((resolve) => answers.push(resolve));
    const probe = put({src: '/one'});
    await probe.updateComplete;
    probe.src = '/two';
    await probe.updateComplete;
    answers[1]!(new Response('["hai"]'));
    await until(() => probe.reading.state === 'ready');
    answers[0]!(new Response('["một"]'));
    await later(20);
    expect(probe.reading.value).to.deep.equal(['hai']);
  });

  it('asks again after the seconds given, and does not read an unchanged answer twice', async () => {
    let asked = 0;
    window.fetch = async () => {
      asked++;
      return new Response('["một"]', {headers: {ETag: '"1"'}});
    };
    const probe = put({src: '/procedures', refresh: 0.02});
    await until(() => probe.reading.state === 'ready');
    const first = probe.reading.value;
    await until(() => asked > 2);
    expect(probe.reading.value).to.equal(first);
  });

  it('asks no more once it is off the page', async () => {
    let asked = 0;
    window.fetch = async () => {
      asked++;
      return new Response('[]');
    };
    const probe = put({src: '/procedures', refresh: 0.02});
    await until(() => asked > 1);
    probe.remove();
    const before = asked;
    await later(100);
    expect(asked).to.equal(before);
  });
});
