import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { researchSources } from '../../../src/agent/research/sources.ts';
import type { PublicFetchOptions } from '../../../src/agent/research/web/publicFetch.ts';
import { SourceError } from '../../../src/agent/research/source.ts';
import type { ResearchSource, SourceKeys } from '../../../src/agent/research/source.ts';
import { AMPLE_LIMITS, NOW, SHORT_LIMITS, startLocalWeb } from './localWeb.ts';
import type { Site } from './localWeb.ts';
import { secSites, TARN, websiteSites, wikiSites } from './sourcePayloads.ts';

const KEYS: SourceKeys = { RESEARCH_CONTACT: 'research@halvard.example', BRAVE_API_KEY: 'key', TAVILY_API_KEY: 'key', CRUNCHBASE_API_KEY: 'key', AZURE_GROUNDING_ENDPOINT: 'https://grounding.example', AZURE_GROUNDING_KEY: 'key' };

const endless: Site = (_path, _request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const part = Buffer.alloc(262_144, ' ');
  const pump = (): void => {
    while (!response.destroyed && response.write(part)) continue;
  };
  response.on('drain', pump);
  pump();
  return undefined;
};

/** Each fault as every host of the web has it; `canary` is a port of this machine that nobody may touch. */
const faults: Readonly<Record<string, (canary: number) => Site>> = {
  'is down': () => (_path, { socket }) => { socket.destroy(); return undefined; },
  'does not answer for 30 seconds': () => () => undefined,
  'fails with 500': () => () => ({ status: 500, headers: { 'content-type': 'text/html' }, body: '<h1>Internal Server Error</h1>' }),
  'answers an error page': () => () => ({ headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Just a moment</title><h1>Checking your browser</h1>' }),
  'answers half a JSON': () => () => ({ body: '{"search":[{"id":"Q500","label":"Tarn Ri' }),
  'answers 1 GB': () => endless,
  'redirects to this machine': (canary) => () => ({ status: 302, headers: { location: `http://127.0.0.1:${canary}/` } }),
};

async function outcomeOf(source: ResearchSource, sites: Readonly<Record<string, Site>>, limits: PublicFetchOptions['limits'] = AMPLE_LIMITS): Promise<string> {
  const web = await startLocalWeb(sites);
  const fetch = web.fetch({ limits: { ...limits, slowMs: 1_500 } });
  try {
    const all = await Promise.all(source.kinds.map((kind) => source.find(TARN, kind, { fetch, now: NOW, language: 'en', keys: KEYS }).then((points) => (points.length === 0 ? 'nothing' : 'points'), (error: unknown) => (error instanceof SourceError ? `SourceError ${error.failure}` : `threw ${String(error)}`))));
    return [...new Set(all)].join();
  } finally {
    await web.close();
  }
}

describe.each(researchSources.map((source) => [source.id, source] as const))('[F9] %s', (_id, source) => {
  test.each(Object.entries(faults))('a source that %s costs its own insight: a typed failure or nothing, and no private address is touched', async (what, fault) => {
    let touched = 0;
    const canary = createServer((socket) => { touched += 1; socket.destroy(); });
    await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
    const outcome = await outcomeOf(source, { '*': fault((canary.address() as AddressInfo).port) }, what === 'does not answer for 30 seconds' ? SHORT_LIMITS : AMPLE_LIMITS);
    await new Promise((resolve) => canary.close(resolve));
    expect(outcome).toMatch(/^(?:SourceError (?:silent|refused|too-big|damaged|blocked-address|robots|busy)|nothing|,)+$/);
    expect(touched).toBe(0);
  });
});

test.each([['website', websiteSites()], ['wikidata', wikiSites()], ['wikipedia', wikiSites()], ['sec', secSites]] as const)('%s answers where nothing is broken', async (id, sites) => {
  const source = researchSources.find((each) => each.id === id);
  expect(source === undefined ? 'missing' : await outcomeOf(source, sites)).toBe('points');
});
