// The small web of the sources' tests by pages: what stands at which address, and what was asked there with which headers and body.
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { PublicRequest, SourceTools } from '../../../src/agent/research/source.ts';
import { startLocalWeb } from './localWeb.ts';
import type { LocalReply } from './localWeb.ts';

export interface WebPage {
  readonly status?: number;
  readonly type?: string;
  readonly text?: string;
  /** Where it sends to: a path, or a host and path of this web. */
  readonly location?: string;
  /** Answers by hand: late, broken, without end. */
  readonly answer?: (response: ServerResponse) => void;
}

export interface AskedPage {
  /** As the source asked, e.g. `https://api.example/search?q=a`. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface PublicWeb {
  readonly fetch: SourceTools['fetch'];
  /** Without files of wishes about robots. */
  readonly asked: readonly AskedPage[];
  /** What the source said about its requests. */
  readonly requests: readonly PublicRequest[];
  readonly close: () => Promise<void>;
}

/** When everything of this web is read. */
export const WEB_NOW = new Date('2026-11-22T09:00:00Z');

/** @param pages by address without query; a missing page is a 404. @param wholeMs how long an answer may take. */
export async function publicWeb(pages: Readonly<Record<string, WebPage>>, wholeMs = 5_000): Promise<PublicWeb> {
  const asked: AskedPage[] = [];
  const requests: PublicRequest[] = [];
  const site = (path: string, request: IncomingMessage, response: ServerResponse): LocalReply | undefined => {
    const url = `https://${(request.headers.host ?? '').replace(/:\d+$/, '')}${path}`;
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (path !== '/robots.txt') asked.push({ url, headers: request.headers, body: Buffer.concat(parts).toString('utf8') });
      const page = pages[url.replace(/\?.*$/s, '')] ?? { status: 404, text: 'Not found', type: 'text/plain' };
      if (page.answer !== undefined) return page.answer(response);
      const location = page.location?.replace(/^https:\/\/([^/]+)/, `http://$1:${web.port}`);
      response.writeHead(page.status ?? (location === undefined ? 200 : 302), { 'content-type': page.type ?? 'application/json', ...(location === undefined ? {} : { location }) });
      response.end(page.text ?? '');
    });
    return undefined;
  };
  const web = await startLocalWeb({ '*': site });
  const read = web.fetch({ now: () => WEB_NOW, limits: { wholeMs, silenceMs: wholeMs, slowMs: 3 * wholeMs, gapMs: 0, longestWaitMs: 10_000 } });
  return {
    fetch: (url, request = {}) => {
      requests.push(request);
      return read(url, request);
    },
    asked,
    requests,
    close: web.close,
  };
}
