// The one error of this server: an HTTP status with the code and sentence Dataverse answers.

/** Error codes as Dataverse words them. */
export const errorCodes = {
  notFound: '0x80040217',
  rowVersion: '0x80060882',
  duplicateKey: '0x80040237',
  query: '0x80060888',
  resource: '0x8006088a',
  associated: '0x80040227',
  nameTaken: '0x80044363',
  alternateKey: '0x80060891',
  tooLong: '0x80044331',
  payload: '0x80048d19',
  privilege: '0x80040220',
  argument: '0x80040203',
  required: '0x80040200',
  range: '0x8004431a',
  status: '0x80048408',
  unexpected: '0x80040216',
  expiredVersion: '0x80044352',
  linkLimit: '0x8004430d',
  authentication: '0x80072560',
  requestLimit: '0x80072322',
  unavailable: '0x80072321',
  // Of sending emails.
  noRecipient: '0x80040b04',
  noAddress: '0x80040b0a',
  sendAs: '0x8004480d',
  // Of solution files: the package, its XML, and what it asks for.
  solutionPackage: '0x80048060',
  solutionXml: '0x8004802c',
  solutionImport: '0x80048033',
  solutionDependency: '0x8004801d',
  solutionComponent: '0x8004801f',
  solutionRole: '0x80048017',
  solutionPrivilege: '0x80048058',
} as const;

export class WebApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** 400 for a query that does not parse or names something unknown. */
export function queryError(message: string): WebApiError {
  return new WebApiError(400, errorCodes.query, message);
}

/** 501 for what Dataverse can do and this server cannot: better no answer than a wrong one. */
export function notImplemented(what: string): WebApiError {
  return new WebApiError(501, errorCodes.query, `${what} is not supported by this server.`);
}

/** 404 for a row that is missing or that the caller may not see. */
export function rowNotFound(tableName: string, id: string): WebApiError {
  return new WebApiError(404, errorCodes.notFound, `${tableName} With Id = ${id} Does Not Exist`);
}
