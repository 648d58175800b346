import assert from 'node:assert/strict';
import {before, describe, it} from 'node:test';
import fc from 'fast-check';
import {canonical} from '../../src/core/canonical.ts';
import {auditOf, headsOf, severities, UnreadableExport, type Finding} from '../../src/rating/audit.ts';
import {auditMessages, lineOf} from '../../src/rating/audit.messages.ts';
import {privateDigestOf} from '../../src/rating/chain.ts';
import {messages} from '../../demo/verify.messages.ts';
import {SignedDevice, signedExport, type ExportedItem, type SignedExport} from './signed-export.ts';

/** Found in a copy to which something was done. */
async function found(input: SignedExport, tamper: (copy: SignedExport) => void = () => {}): Promise<Finding[]> {
  const copy = structuredClone(input);
  tamper(copy);
  return (await auditOf(copy)).findings;
}

const kinds = (findings: readonly Finding[]) => [...new Set(findings.map(({kind}) => kind))].sort();

describe('the audit of an export', () => {
  let two: SignedExport;

  before(async () => {
    two = await signedExport(8, 5);
  });

  it('finds nothing in one that nobody touched', async () => {
    const result = await auditOf(two);
    assert.deepEqual(result.findings, []);
    assert.deepEqual([result.items, result.signed, result.emptied], [13, 13, 0]);
    assert.deepEqual(
      result.devices.map(({head}) => head?.place),
      [8, 5],
    );
  });

  it('finds a score that was changed, and says whose', async () => {
    const findings = await found(two, ({items}) => (items[3] = {...items[3]!, score: 1}));
    assert.deepEqual(findings, [{kind: 'altered', device: 'device-0', id: 'device-0-4', place: 4}]);
  });

  it('finds a change whose hash was worked out anew', async () => {
    const other = await signedExport(8, 5);
    const findings = await found(two, ({items}) => {
      const {key, place, before} = items[3]!.proof!;
      items[3] = {...other.items[3]!, proof: {...other.items[3]!.proof!, key, place, before}};
    });
    assert.ok(kinds(findings).includes('altered'));
  });

  it('finds a signature that belongs to another item', async () => {
    const findings = await found(two, ({items}) => {
      items[3]!.proof = {...items[3]!.proof!, signature: items[4]!.proof!.signature};
    });
    assert.deepEqual(kinds(findings), ['forged']);
  });

  it('finds what was taken out of the middle, and says which places', async () => {
    const findings = await found(two, ({items}) => items.splice(2, 3));
    assert.deepEqual(findings, [{kind: 'removed', device: 'device-0', id: null, place: 3, to: 5, count: 3}]);
  });

  it('finds what was taken off the end, by the head that was seen', async () => {
    const findings = await found(two, ({items}) => items.splice(6, 2));
    assert.deepEqual(findings, [{kind: 'cut', device: 'device-0', id: null, place: 7, to: 8, count: 2}]);
  });

  it('cannot find what was taken off the end together with its anchors', async () => {
    const findings = await found(two, ({items, devices}) => {
      items.splice(6, 2);
      devices[0]!.anchors = devices[0]!.anchors.filter(({place}) => place <= 6);
    });
    assert.deepEqual(findings, []);
  });

  it('finds that too when last month’s heads were kept elsewhere', async () => {
    const heads = headsOf(two);
    const copy = structuredClone(two);
    copy.items.splice(6, 2);
    copy.devices[0]!.anchors = [];
    const {findings} = await auditOf(copy, {heads});
    assert.deepEqual(kinds(findings), ['cut']);
  });

  it('finds a device that is gone, when its heads were kept elsewhere', async () => {
    const copy = structuredClone(two);
    copy.devices.pop();
    copy.items.splice(8);
    const {findings} = await auditOf(copy, {heads: headsOf(two)});
    assert.deepEqual(findings, [{kind: 'cut', device: 'device-1', id: null, place: 1, to: 5, count: 5}]);
  });

  it('finds a history that was signed anew, when its heads were kept elsewhere', async () => {
    const {findings} = await auditOf(await signedExport(8, 5), {heads: headsOf(two)});
    assert.deepEqual(kinds(findings), ['rewritten']);
  });

  it('finds nothing against the heads of an earlier export that only grew', async () => {
    const earlier = structuredClone(two);
    earlier.items.splice(5, 3);
    earlier.devices[0]!.anchors = [];
    const {findings} = await auditOf(two, {heads: headsOf(earlier)});
    assert.deepEqual(findings, []);
  });

  it('finds an item that stands twice', async () => {
    const findings = await found(two, ({items}) => items.splice(4, 0, structuredClone(items[3]!)));
    assert.deepEqual(kinds(findings), ['inserted']);
  });

  it('finds an unsigned item among signed ones', async () => {
    const findings = await found(two, ({items}) => {
      const {proof: _, ...bare} = items[3]!;
      items.splice(4, 0, {...bare, id: 'new', seq: 99, receivedAt: items[3]!.receivedAt} as ExportedItem);
    });
    assert.ok(findings.some(({kind, ids}) => kind === 'inserted' && ids?.[0] === 'new'));
  });

  it('finds an item of another device under this one’s name', async () => {
    const findings = await found(two, ({items}) => items.push({...items.pop()!, device: 'device-0'}));
    assert.ok(kinds(findings).includes('key-unknown'));
  });

  it('finds a key that was replaced', async () => {
    const other = await signedExport(1);
    const findings = await found(two, ({devices}) => {
      devices[0]!.keys[0]!.spki = other.devices[0]!.keys[0]!.spki;
    });
    assert.deepEqual(kinds(findings), ['key-replaced', 'key-unknown']);
  });

  it('finds an anchor that no item fits', async () => {
    const findings = await found(two, ({devices}) => {
      devices[1]!.anchors[0]!.hash = 'f'.repeat(64);
    });
    assert.deepEqual(findings, [{kind: 'rewritten', device: 'device-1', id: null, place: 3}]);
  });

  it('finds rows whose order is not that of their arrival', async () => {
    const findings = await found(two, ({items}) => items.splice(2, 2, items[3]!, items[2]!));
    assert.deepEqual(findings, [{kind: 'reordered', device: 'device-0', id: 'device-0-3', place: 3}]);
  });

  it('finds rows that came at one moment and not in the order of their numbers', async () => {
    const findings = await found(two, ({items}) => {
      items[3]!.receivedAt = items[2]!.receivedAt;
      items.splice(2, 2, items[3]!, items[2]!);
    });
    assert.deepEqual(findings, [{kind: 'reordered', device: 'device-0', id: 'device-0-3', place: 3}]);
    const together = await found(two, ({items}) => (items[3]!.receivedAt = items[2]!.receivedAt));
    assert.deepEqual(together, []);
  });

  it('finds what is nested too deeply to be hashed, and still checks all the others', async () => {
    const nested: unknown = JSON.parse('['.repeat(9000) + ']'.repeat(9000));
    const copy = structuredClone(two);
    copy.items[3] = {...copy.items[3]!, extra: nested};
    copy.items[5] = {...copy.items[5]!, score: 99};
    assert.deepEqual((await auditOf(copy)).findings, [
      {kind: 'unreadable', device: 'device-0', id: 'device-0-4', place: 4},
      {kind: 'altered', device: 'device-0', id: 'device-0-6', place: 6},
    ]);
    const {proof: _, ...bare} = copy.items[3]!;
    const {findings} = await auditOf({...copy, devices: [], items: [bare]});
    assert.deepEqual(kinds(findings), ['unreadable', 'unsigned']);
  });

  it('finds an unsigned item of a device that signs, whatever its number', async () => {
    for (const seq of [-1, 0, 0.5, 1, 4, 99]) {
      for (const receivedAt of [1, two.items[0]!.receivedAt, 2_000_000_000_000]) {
        const findings = await found(two, ({items}) => {
          const {proof: _, ...bare} = items[3]!;
          items.push({...bare, id: 'new', seq, receivedAt} as ExportedItem);
        });
        const before = seq < 1 && receivedAt === 1;
        const about = findings.filter(({ids}) => ids?.[0] === 'new').map(({kind}) => kind);
        assert.deepEqual(about, [before ? 'unsigned' : 'inserted'], `${seq} ${receivedAt}`);
        assert.equal(kinds(findings).includes('misnumbered'), seq < 0 || seq === 0.5, `${seq}`);
      }
    }
  });

  it('finds that all signatures were taken away, as long as a key, an anchor or a kept head is left', async () => {
    const bared = (copy: SignedExport) =>
      copy.items.forEach((row) => {
        delete row.proof;
      });
    const keyLeft = await found(two, (copy) => {
      bared(copy);
      copy.devices.forEach((device) => (device.anchors = []));
    });
    assert.deepEqual(
      keyLeft.map(({kind, device, count}) => [kind, device, count]),
      [
        ['inserted', 'device-0', 8],
        ['inserted', 'device-1', 5],
      ],
    );
    const anchorsLeft = await found(two, (copy) => {
      bared(copy);
      copy.devices.forEach((device) => (device.keys = []));
    });
    assert.deepEqual(kinds(anchorsLeft), ['cut', 'inserted']);
    const nothingLeft = structuredClone(two);
    bared(nothingLeft);
    nothingLeft.devices = [];
    assert.deepEqual(kinds((await auditOf(nothingLeft)).findings), ['unsigned']);
    assert.deepEqual(kinds((await auditOf(nothingLeft, {heads: headsOf(two)})).findings), ['cut', 'inserted']);
  });

  it('names the first twenty of what has no signature, and says how many more there are', async () => {
    const bare = Array.from({length: 23}, (_, place) => ({id: `x${place}`, device: 'd', seq: place, at: 1}));
    const {findings} = await auditOf({format: 'mot-cua-ratings/1', devices: [], items: bare});
    assert.equal(findings[0]!.ids!.length, 23);
    assert.match(lineOf(auditMessages.en, findings[0]!), /\(23\) \[device d, item x0, x1, .*, x19, and 3 more\]$/);
    assert.match(lineOf(auditMessages.vi, findings[0]!), /\(23\) \[thiết bị d, mục x0, .*, x19, và 3 mục khác\]$/);
  });

  it('finds something that is no item', async () => {
    for (const row of [null, 4, 'x', {}, {device: 'device-0', id: 'x'}]) {
      const findings = await found(two, ({items}) => items.push(row as never));
      assert.deepEqual(kinds(findings), ['unreadable']);
    }
  });

  it('finds a proof that is none', async () => {
    for (const proof of [null, 4, {}, {...two.items[0]!.proof!, place: 'x'}, {...two.items[0]!.proof!, hash: 1}]) {
      const findings = await found(two, ({items}) => (items[0]!.proof = proof as never));
      assert.ok(kinds(findings).includes('altered'));
    }
  });

  it('reads only what is an export', async () => {
    for (const input of [
      null,
      4,
      'x',
      [],
      {},
      {format: 'mot-cua-ratings/1'},
      {format: 'mot-cua-ratings/2', items: []},
    ]) {
      await assert.rejects(auditOf(input), UnreadableExport);
    }
  });

  it('says how far it is', async () => {
    const told: [number, number][] = [];
    await auditOf(two, {progress: (done, all) => told.push([done, all])});
    assert.deepEqual(told, [[13, 13]]);
  });
});

describe('the audit of a device that changed', () => {
  const hallOf = (device: SignedDevice, items: ExportedItem[]): SignedExport => ({
    ...{format: 'mot-cua-ratings/1', hall: '1', exportedAt: 1},
    devices: [{device: device.name, keys: device.keys, anchors: []}],
    items,
  });

  it('says where another key begins', async () => {
    const device = new SignedDevice('d');
    const items = [await device.next(), await device.next()];
    await device.takeKey(9);
    items.push(await device.next());
    const {findings} = await auditOf(hallOf(device, items));
    assert.deepEqual(findings, [{kind: 'key-changed', device: 'd', id: 'd-3', place: 3}]);
  });

  it('says that two machines wrote as one', async () => {
    const device = new SignedDevice('d');
    const items = [await device.next()];
    const {place, before} = device;
    items.push(await device.next({id: 'here'}));
    Object.assign(device, {place, before});
    items.push(await device.next({id: 'there', seq: 3}));
    const {findings} = await auditOf(hallOf(device, items));
    assert.deepEqual(findings, [{kind: 'forked', device: 'd', id: 'there', place: 2}]);
  });

  it('says that an item does not follow from the one before', async () => {
    const device = new SignedDevice('d');
    const items = [await device.next()];
    device.before = 'a'.repeat(64);
    items.push(await device.next());
    const {findings} = await auditOf(hallOf(device, items));
    assert.deepEqual(findings, [{kind: 'unlinked', device: 'd', id: 'd-2', place: 2}]);
  });

  it('says once that a device never signed', async () => {
    const device = new SignedDevice('d');
    const bare = [await device.next(), await device.next()].map(({proof: _, ...rest}) => rest as ExportedItem);
    const {findings, signed} = await auditOf({...hallOf(device, bare), devices: []});
    assert.deepEqual(findings, [
      {...{kind: 'unsigned', device: 'd', id: null, place: null}, count: 2, ids: ['d-1', 'd-2']},
    ]);
    assert.equal(signed, 0);
  });

  it('takes it that a device learned to sign', async () => {
    const device = new SignedDevice('d');
    const {proof: _, ...bare} = {...(await device.next()), id: 'old', seq: 0};
    Object.assign(device, {place: 0, before: '0'.repeat(64)});
    const first = await device.next();
    const early = {...bare, receivedAt: first.receivedAt - 1} as ExportedItem;
    assert.deepEqual(kinds((await auditOf(hallOf(device, [early, first]))).findings), ['unsigned']);
    const late = {...bare, receivedAt: first.receivedAt} as ExportedItem;
    assert.deepEqual(kinds((await auditOf(hallOf(device, [late, first]))).findings), ['inserted']);
  });

  it('still checks an item whose personal text was erased, and finds its digest changed', async () => {
    const device = new SignedDevice('d');
    const text = {comment: 'Chậm.', salt: 'salt'};
    const {private: _, ...rest} = await device.next({private: text});
    const erased = {...rest, privateDigest: await privateDigestOf(text)} as ExportedItem;
    assert.deepEqual((await auditOf(hallOf(device, [erased]))).findings, []);
    const changed = {...erased, privateDigest: await privateDigestOf({...text, comment: 'Nhanh.'})};
    assert.deepEqual(kinds((await auditOf(hallOf(device, [changed]))).findings), ['altered']);
  });
});

describe('the audit of what a device carries', () => {
  async function carried() {
    const device = new SignedDevice('d');
    const rows = [];
    for (let count = 0; count < 5; count++) rows.push(await device.next());
    const kept = rows.map(({id, seq, at, device: name, receivedAt: _, proof, ...body}) => ({
      ...{id, seq, at, device: name, holdUntil: 0, body, proof},
    }));
    return {
      ...{device: 'd', keys: device.keys},
      sent: kept.slice(0, 2).map((row) => ({...row, sentAt: 1})),
      rejected: kept.slice(2, 3).map((row) => ({...row, reason: 'invalid'})),
      items: kept.slice(3),
    };
  }

  it('finds nothing where nobody touched it', async () => {
    const result = await auditOf(await carried());
    assert.deepEqual([result.source, result.items, result.findings], ['device', 5, []]);
  });

  it('finds what was changed in it', async () => {
    const all = await carried();
    all.items[0]!.body = {...all.items[0]!.body, score: 0};
    all.rejected[0]!.body = {...all.rejected[0]!.body, score: 0};
    assert.deepEqual(
      (await auditOf(all)).findings.map(({kind, id}) => [kind, id]),
      [
        ['altered', 'd-4'],
        ['altered', 'd-3'],
      ],
    );
  });

  it('checks the links of what the device has emptied, and counts it', async () => {
    const all = await carried();
    const sent = all.sent.map((row) => ({...row, body: null}));
    const result = await auditOf({...all, sent});
    assert.deepEqual([result.emptied, result.findings], [2, []]);
    sent[1]!.proof = {...sent[1]!.proof!, before: 'a'.repeat(64)};
    assert.deepEqual(kinds((await auditOf({...all, sent})).findings), ['unlinked']);
  });

  it('takes no offence at what is not final yet, nor at what the device has forgotten', async () => {
    const all = await carried();
    all.sent.shift();
    const {proof: _, ...open} = {...all.items[1]!, id: 'open', seq: 6};
    assert.deepEqual((await auditOf({...all, items: [...all.items, open]})).findings, []);
  });
});

describe('the audit of a great many devices', () => {
  const many = 40_000;

  it('comes to an end, and lets others have their turn', async () => {
    const {keys, anchors} = (await signedExport(1)).devices[0]!;
    const names = Array.from({length: many}, (_, place) => `d${place}`);
    const devices = names.map((device, place) => ({device, keys: place < 500 ? keys : [], anchors}));
    const items = names.map((device, place) => ({id: `x${place}`, device, seq: 1, at: 1, receivedAt: 1}));
    let turns = 0;
    const clock = setInterval(() => turns++);
    const {findings} = await auditOf({format: 'mot-cua-ratings/1', devices, items});
    clearInterval(clock);
    assert.equal(findings.length, 2 * many); // each is cut off, and what it holds is unsigned
    assert.ok(turns > 10, `${turns} turns`);
  });

  it('finds as many things wrong with one device as there are', async () => {
    const items = Array.from({length: 150_000}, (_, place) => ({id: `x${place}`, device: 'd', seq: -1, at: 1}));
    const {findings} = await auditOf({format: 'mot-cua-ratings/1', devices: [], items});
    assert.equal(findings.length, items.length + 1);
  });
});

describe('the words of an audit', () => {
  it('speak of no option of a program, as a page has none', () => {
    for (const language of ['vi', 'en'] as const) {
      const {limitsTitle, limits, found, counts, emptied, nothing, clean} = auditMessages[language];
      const shown = [limitsTitle, limits, Object.values(found), counts('1', '1', '1'), emptied('1'), nothing, clean];
      assert.doesNotMatch([shown, Object.values(messages[language])].flat(3).join('\n'), /--\w/);
    }
  });

  it('exist for everything that may be found', () => {
    for (const kind of Object.keys(severities) as (keyof typeof severities)[]) {
      assert.ok(auditMessages.vi.found[kind] && auditMessages.en.found[kind], kind);
    }
  });
});

describe('what is hashed', () => {
  it('is refused beyond a depth that nothing honest has, and is the same text as ever above it', () => {
    const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
    assert.equal(canonical(nested(64)), '['.repeat(64) + ']'.repeat(64));
    assert.throws(() => canonical(nested(65)), new RangeError('Nested deeper than 64 levels.'));
    assert.throws(() => canonical({b: {a: nested(9000)}}), RangeError);
    assert.equal(canonical({b: [{d: 1, c: undefined}], a: 'x'}), '{"a":"x","b":[{"d":1}]}');
  });
});

describe('whatever is done to a signed export', () => {
  let all: SignedExport;

  before(async () => {
    all = await signedExport(6, 4);
  });

  const item = fc.nat(9);
  const runs = {numRuns: 60};

  it('is found: any member of any item changed', async () => {
    const names = ['id', 'seq', 'at', 'type', 'scale', 'direction', 'wording', 'score', 'counter', 'device', 'extra'];
    const value = fc.oneof(fc.integer(), fc.string({minLength: 1}), fc.constant(null), fc.constant({}), fc.boolean());
    await fc.assert(
      fc.asyncProperty(item, fc.constantFrom(...names), value, async (which, name, to) => {
        fc.pre(!Object.is(all.items[which]![name], to));
        assert.notDeepEqual(await found(all, ({items}) => (items[which] = {...items[which]!, [name]: to})), []);
      }),
      runs,
    );
  });

  it('is found: any member of any item left out', async () => {
    const names = Object.keys(all.items[0]!).filter((name) => name !== 'receivedAt');
    await fc.assert(
      fc.asyncProperty(item, fc.constantFrom(...names), async (which, name) => {
        assert.notDeepEqual(await found(all, ({items}) => delete (items[which] as Record<string, unknown>)[name]), []);
      }),
      runs,
    );
  });

  it('is found: any letter of any proof changed', async () => {
    const names = ['key', 'before', 'hash', 'signature'] as const;
    await fc.assert(
      fc.asyncProperty(item, fc.constantFrom(...names), fc.nat(), async (which, name, spot) => {
        const findings = await found(all, ({items}) => {
          const proof = items[which]!.proof!;
          // The last letter of a signature carries two bits that mean nothing.
          const place = spot % (proof[name].length - 1);
          const letter = proof[name][place] === 'a' ? 'b' : 'a';
          proof[name] = proof[name].slice(0, place) + letter + proof[name].slice(place + 1);
        });
        assert.notDeepEqual(findings, []);
      }),
      runs,
    );
  });

  it('is found: any place changed', async () => {
    await fc.assert(
      fc.asyncProperty(item, fc.integer({min: 1, max: 12}), async (which, place) => {
        fc.pre(place !== all.items[which]!.proof!.place);
        assert.notDeepEqual(await found(all, ({items}) => (items[which]!.proof!.place = place)), []);
      }),
      runs,
    );
  });

  it('is found: any items taken out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(item, {minLength: 1, maxLength: 9}), async (gone) => {
        const findings = await found(all, (copy) => {
          copy.items = copy.items.filter((_, place) => !gone.includes(place));
        });
        assert.notDeepEqual(findings, []);
      }),
      runs,
    );
  });

  it('is found: any item put in, be it a copy, a copy under another id, or one of another export', async () => {
    const other = await signedExport(6, 4);
    await fc.assert(
      fc.asyncProperty(item, item, fc.constantFrom('copy', 'renamed', 'foreign'), async (which, where, how) => {
        const source = structuredClone(how === 'foreign' ? other.items[which]! : all.items[which]!);
        const more = how === 'copy' ? source : {...source, id: 'new', seq: 50};
        assert.notDeepEqual(await found(all, ({items}) => items.splice(where, 0, more)), []);
      }),
      runs,
    );
  });

  it('is found: any two items of a device that changed places, or what they say', async () => {
    const what = fc.constantFrom('rows', 'score', 'proof', 'id', 'at', 'seq');
    await fc.assert(
      fc.asyncProperty(fc.nat(5), fc.nat(5), what, async (one, other, name) => {
        fc.pre(one !== other && (name === 'rows' || all.items[one]![name] !== all.items[other]![name]));
        const findings = await found(all, ({items}) => {
          const [a, b] = [items[one]!, items[other]!];
          if (name === 'rows') [items[one], items[other]] = [b, a];
          else {
            items[one] = {...a, [name]: b[name]};
            items[other] = {...b, [name]: a[name]};
          }
        });
        assert.notDeepEqual(findings, []);
      }),
      runs,
    );
  });

  it('is found: any anchor or key changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(1), fc.constantFrom('anchor', 'key'), fc.nat(), async (which, what, spot) => {
        const findings = await found(all, ({devices}) => {
          const {anchors, keys} = devices[which]!;
          if (what === 'anchor') anchors[spot % anchors.length]!.hash = 'c'.repeat(64);
          else keys[0]!.id = 'c'.repeat(32);
        });
        assert.notDeepEqual(findings, []);
      }),
      runs,
    );
  });

  it('but nothing is found in one that is only written in another order of members', async () => {
    const turned = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turned)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([name, part]) => [name, turned(part)]),
            )
          : value;
    assert.deepEqual((await auditOf(turned(all))).findings, []);
  });
});
