// The host's introduction to office.js: who it is, which requirement sets it plays, the add-in's roaming settings.
import type { HostPage } from './hostPage.ts';

/** Only what this page plays; the office.js in use knows Mailbox up to 1.12. */
const REQUIREMENT_SETS = { Mailbox: '1.12', AddInCommands: '1.3', DialogApi: '1.2', DialogOrigin: '1.1' };
const NESTED_APP_AUTH = { NestedAppAuth: '1.1' };

const OUTLOOK_ON_THE_WEB = 64;

/** The answer to getAppContext. office.js refuses to start when one of the first nine is undefined. */
export function appContext(page: HostPage, controlId: string, addinOrigin: string): Readonly<Record<string, unknown>> {
  return {
    _id: controlId,
    _appName: OUTLOOK_ON_THE_WEB,
    _appVersion: '16.0',
    _appUILocale: page.locale,
    _dataLocale: page.locale,
    _docUrl: location.origin,
    _clientMode: 1,
    _settings: page.mailbox.roamingSettings,
    _reason: 'documentOpened',
    _appMinorVersion: 1,
    _osfControlType: 1,
    _eToken: '',
    _correlationId: crypto.randomUUID(),
    _appInstanceId: controlId,
    _requirementMatrix: JSON.stringify({ ...REQUIREMENT_SETS, ...(page.hasNestedAppAuth ? NESTED_APP_AUTH : {}) }),
    _hostFullVersion: '20261101.01',
    _clientWindowHeight: innerHeight,
    _clientWindowWidth: innerWidth,
    _addinName: page.addinName,
    _appDomains: [addinOrigin],
    _featureGates: {},
  };
}
