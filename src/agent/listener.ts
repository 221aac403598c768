// The service's port: https, on both names of this machine unless another address is given; closing lets requests under way finish.
import { createServer, type Server } from 'node:https';
import { getRequestListener } from '@hono/node-server';

export interface ListenerOptions {
  readonly port: number;
  readonly certificate: { readonly key: string; readonly cert: string };
  /** The only address to listen on; undefined = 127.0.0.1 and ::1, which no other machine reaches. */
  readonly host?: string;
  /** Requests still under way this long after `close` are cut. Default: two seconds. */
  readonly graceMs?: number;
}

export interface Listener {
  /** Takes no new requests, lets those under way end, and cuts what is still open after the grace. */
  close(): Promise<void>;
}

/**
 * How long an idle connection stays open. Longer than clients and proxies keep theirs (a minute and a half at most): a request on a
 * connection that is being closed at the same moment is lost, and Node's five seconds make that happen every day.
 */
const IDLE_MS = 120_000;
/** A stop must be over within five seconds, database included. */
const GRACE_MS = 2_000;

/** Starts listening. Rejects with Node's error of the port; a machine without IPv6 has one name only, which is enough. */
export async function openListener(answer: (request: Request) => Response | Promise<Response>, options: ListenerOptions): Promise<Listener> {
  const listener = getRequestListener(answer);
  const servers: Server[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(servers.map((server) => closeServer(server, options.graceMs ?? GRACE_MS)));
  };
  for (const host of options.host === undefined ? ['127.0.0.1', '::1'] : [options.host]) {
    const server = createServer({ ...options.certificate }, (incoming, outgoing) => {
      // Once closing has begun an answer ends its connection, or browsers would keep it open for more.
      if (!server.listening) outgoing.setHeader('Connection', 'close');
      // One whose answer had begun before is let go of with it.
      outgoing.once('close', () => {
        if (!server.listening) server.closeIdleConnections();
      });
      void listener(incoming, outgoing);
    });
    server.keepAliveTimeout = IDLE_MS;
    try {
      await new Promise<void>((resolve, reject) => server.once('error', reject).listen(options.port, host, resolve));
      servers.push(server);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (servers.length > 0 && (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT')) continue;
      await close();
      throw error;
    }
  }
  return { close };
}

function closeServer(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
