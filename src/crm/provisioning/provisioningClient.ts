// Speaks to the metadata endpoints of the Web API, one request after another: they take long and lock each other out.
import { AppError } from '../../domain/errors.ts';
import { appErrorOf, isJsonObject, retryAfterOf, type Answer, type JsonObject } from '../client/failure.ts';

export interface ProvisioningConnection {
  /** The organisation's address; no slash at the end. */
  readonly url: string;
  readonly token: () => Promise<string>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Rests the given milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

export interface ProvisioningClient {
  /** One definition or row; undefined when there is none. */
  find(path: string): Promise<JsonObject | undefined>;
  /** All rows of a collection, page after page. */
  list(path: string): Promise<readonly JsonObject[]>;
  /** Creates something, or runs an action. */
  post(path: string, body: JsonObject): Promise<void>;
  /** Deletes; what is gone already is fine. */
  remove(path: string): Promise<void>;
  wait(milliseconds: number): Promise<void>;
}

const ROOT = '/api/data/v9.2/';
/** What is created belongs to this solution, so that an administrator finds it together and can move it. */
export const SOLUTION_NAME = 'Handraise';
/** Creating a table takes a real organisation up to about two minutes. */
const TIMEOUT_MS = 180_000;
const MOST_TRIES = 8;
const DEFAULT_REST_MS = 10_000;
const LONGEST_REST_MS = 300_000;
/** "Cannot start another [EntityCustomization] because there is a previous [EntityCustomization] running at this moment." */
const CUSTOMIZATION_LOCK = '0x80071151';

interface Outgoing {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  readonly body?: JsonObject;
}

/** Opens the client. Nothing is sent yet. */
export function openProvisioning(connection: ProvisioningConnection): ProvisioningClient {
  const root = `${connection.url}${ROOT}`;
  const get = async (url: string): Promise<JsonObject> => objectIn(await sendPatiently(connection, { method: 'GET', url }));
  return {
    find: (path) => get(root + path).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'not-found') return undefined;
      throw error;
    }),
    async list(path) {
      const rows: JsonObject[] = [];
      let next: string | undefined = root + path;
      while (next !== undefined) {
        const page: JsonObject = await get(next);
        const { value } = page;
        if (!Array.isArray(value)) throw new AppError('crm-refused', { cause: 'the answer is not a list' });
        rows.push(...value.filter(isJsonObject));
        next = linkInside(root, page['@odata.nextLink']);
      }
      return rows;
    },
    async post(path, body) {
      await sendPatiently(connection, { method: 'POST', url: root + path, body });
    },
    async remove(path) {
      await sendPatiently(connection, { method: 'DELETE', url: root + path }).catch((error: unknown) => {
        if (!(error instanceof AppError && error.code === 'not-found')) throw error;
      });
    },
    wait: connection.wait,
  };
}

/** The token goes along, so a link that leads elsewhere is not followed. */
function linkInside(root: string, link: unknown): string | undefined {
  if (typeof link !== 'string') return undefined;
  if (!link.startsWith(root)) throw new AppError('crm-refused', { cause: 'a link leads away from the organization' });
  return link;
}

function objectIn(answer: Answer): JsonObject {
  try {
    const value: unknown = JSON.parse(answer.text);
    if (isJsonObject(value)) return value;
  } catch {
    // Falls through: no JSON is as bad as the wrong JSON.
  }
  throw new AppError('crm-refused', { cause: 'this is not the answer of a Dataverse organization' });
}

/** Repeats only what the service did not take on: 429, 503, and another customization under way. */
async function sendPatiently(connection: ProvisioningConnection, request: Outgoing): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    const answer = await send(connection, request);
    if (answer.status >= 200 && answer.status < 300) return answer;
    const failure = appErrorOf(answer.status, answer.text);
    const isBusy = answer.status === 429 || answer.status === 503 || failure.params['crmCode'] === CUSTOMIZATION_LOCK;
    const rest = retryAfterOf(answer, connection.now()) ?? DEFAULT_REST_MS;
    if (!isBusy || tries >= MOST_TRIES || rest > LONGEST_REST_MS) throw failure;
    await connection.wait(rest);
  }
}

async function send(connection: ProvisioningConnection, { method, url, body }: Outgoing): Promise<Answer> {
  const token = await connection.token();
  try {
    const response = await fetch(url, {
      method,
      headers: {
        Accept: 'application/json',
        Authorization: `Bearer ${token}`,
        'OData-MaxVersion': '4.0',
        'OData-Version': '4.0',
        // Definitions are cached for up to 30 seconds otherwise; what was just created must be seen.
        Consistency: 'Strong',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(body === undefined || !isCustomization(url) ? {} : { 'MSCRM.SolutionUniqueName': SOLUTION_NAME }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'error',
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (cause) {
    throw new AppError('crm-silent', { retryable: true, cause });
  }
}

function isCustomization(url: string): boolean {
  return /\/(?:EntityDefinitions|RelationshipDefinitions|InsertOptionValue|roles)\b/.test(url);
}
