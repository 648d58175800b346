import uFuzzy from '@leeoniya/ufuzzy';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import {gzipSync} from 'node:zlib';
import {fold} from '../../src/core/text.ts';
import {createIndex, search} from '../../src/procedure/search.ts';
import {bundle} from '../helpers/bundle.ts';
import {heldOut, makeQueries, manyNames, realNames, type Manner, type Named, type Query} from './queries.ts';
import {percentile, type Row} from './row.ts';

/*
 * The search beside its peers, in one run, on the same work: ten thousand names (the 1,140 real ones, then names joined
 * from the first half of one and the second half of another, so that words keep their real frequencies but siblings
 * are rarer than in a national list), and queries made from names that were set aside before tuning. Each peer gets
 * names and queries already folded, for free, and its own setting for slips. A query's time is the least of five
 * rounds, in which the engines take turns; on a shared machine that is what the work costs.
 */

type Engine = (query: string) => string[];

const manners: Manner[] = ['plain', 'telex', 'half-typed', 'one slip', 'other order'];
const rounds = 5;

function engines(names: readonly Named[]): Record<string, Engine> {
  const index = createIndex(names);
  const folded = names.map(({name}) => fold(name));
  const fuzzy = new uFuzzy({intraMode: 1});
  const fuse = new Fuse(folded, {threshold: 0.4, ignoreLocation: true, includeScore: false});
  const mini = new MiniSearch<{id: number; name: string}>({
    fields: ['name'],
    searchOptions: {fuzzy: 0.2, prefix: true},
  });
  mini.addAll(folded.map((name, id) => ({id, name})));
  const code = (at: number) => names[at]!.code;
  const byFuzzy = (query: string, anyOrder: number): string[] => {
    const [found, , order] = fuzzy.search(folded, fold(query), anyOrder);
    if (!found) return [];
    return order ? order.slice(0, 10).map((at) => code(found[at]!)) : found.slice(0, 10).map(code);
  };
  return {
    'mot-cua': (query) => search(index, query).map(({row}) => row.code),
    uFuzzy: (query) => byFuzzy(query, 0),
    'uFuzzy, any order': (query) => byFuzzy(query, 1),
    MiniSearch: (query) =>
      mini
        .search(fold(query))
        .slice(0, 10)
        .map(({id}) => code(id as number)),
    'Fuse.js': (query) => fuse.search(fold(query), {limit: 10}).map(({refIndex}) => code(refIndex)),
  };
}

/** The least time of each query in milliseconds, an engine a row; a slow engine plays fewer rounds and queries. */
function timed(all: Record<string, Engine>, queries: readonly Query[]): Record<string, number[]> {
  const times = Object.fromEntries(Object.keys(all).map((name) => [name, queries.map(() => Infinity)]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, engine] of Object.entries(all)) {
      const slow = name === 'Fuse.js';
      if (slow && round > 1) continue; // it would take minutes
      queries.forEach(({text}, at) => {
        if (slow && at % 12 !== 0) return;
        const start = performance.now();
        engine(text);
        times[name]![at] = Math.min(times[name]![at]!, performance.now() - start);
      });
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, list.filter(Number.isFinite)]));
}

function timeRows(names: readonly Named[], queries: readonly Query[]): Row[] {
  const times = timed(engines(names), queries);
  const own = percentile(times['mot-cua']!, 0.95);
  const say = (name: string) => {
    const [half, most] = [percentile(times[name]!, 0.5), percentile(times[name]!, 0.95)];
    return `${name} ${half.toFixed(2)} / ${most.toFixed(2)} ms (1/${(most / own).toFixed(0)})`;
  };
  const [, ...peers] = Object.keys(times);
  const value = `${percentile(times['mot-cua']!, 0.5).toFixed(2)} / ${own.toFixed(2)} ms`;
  return [{what: 'search, 10,000 names, CPU p50 / p95', value, beside: peers.map(say).join('; ')}];
}

function recallRows(names: readonly Named[], queries: readonly Query[]): Row[] {
  const all = engines(names);
  const share = (name: string, manner: Manner) => {
    const asked = queries.filter((query, at) => query.manner === manner && (name !== 'Fuse.js' || at % 50 < 5));
    const found = asked.filter(({text, meant}) => all[name]!(text).includes(meant));
    return `${((100 * found.length) / asked.length).toFixed(1)} %`;
  };
  const rows = manners.map((manner) => ({
    what: `search recall@10, ${manner}`,
    value: share('mot-cua', manner),
    beside: ['uFuzzy', 'uFuzzy, any order', 'MiniSearch', 'Fuse.js']
      .map((name) => `${name} ${share(name, manner)}`)
      .join('; '),
  }));
  const first = queries.filter(({text, family}) => family.has(all['mot-cua']!(text)[0] ?? ''));
  const value = `${((100 * first.length) / queries.length).toFixed(1)} %`;
  return [
    ...rows,
    {what: 'search, right family first', value, beside: `${queries.length} held-out queries, target 85 %`},
  ];
}

function least(times: number, work: () => void): number {
  return Math.min(
    ...Array.from({length: times}, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

function buildRow(names: readonly Named[]): Row {
  const folding = least(9, () => names.forEach(({name}) => fold(name).charCodeAt(0)));
  const building = least(9, () => createIndex(names));
  return {
    what: 'search, index of 10,000 names',
    value: `${building.toFixed(1)} ms`,
    beside: `folding alone ${folding.toFixed(1)} ms (${(building / folding).toFixed(2)} times; target 1.5)`,
  };
}

/** The figures of the search. */
export async function run(): Promise<Row[]> {
  const real = realNames();
  const many = manyNames(real, 10_000);
  const timedQueries = makeQueries(real, heldOut).filter((_, at) => at % 3 === 0);
  const engine = gzipSync(await bundle('src/procedure/search.ts', {minify: true}), {level: 9}).length;
  return [
    {what: 'search engine, gz', value: `${engine} B`, beside: 'target 2,560 B'},
    buildRow(many),
    ...timeRows(many, timedQueries),
    ...recallRows(real, makeQueries(real, heldOut)),
  ];
}
