// jsdom for tests of the pane, with the parts of a browser that jsdom lacks taken from Node. Chosen per file by
// the docblock `@jest-environment ./test/jsdomEnvironment.cjs`.
const { TestEnvironment } = require('jest-environment-jsdom');

const missing = [
  'structuredClone', 'fetch', 'Headers', 'Request', 'Response', 'TextEncoder', 'TextDecoder', 'ReadableStream', 'WritableStream',
  'TransformStream', 'BroadcastChannel', 'MessageChannel', 'crypto',
];

class BrowserEnvironment extends TestEnvironment {
  async setup() {
    await super.setup();
    for (const name of missing) {
      const present = this.global[name];
      if (present === undefined || (name === 'crypto' && present.subtle === undefined)) {
        Object.defineProperty(this.global, name, { value: globalThis[name], configurable: true, writable: true });
      }
    }
    this.global.ResizeObserver ??= class {
      observe() {}
      unobserve() {}
      disconnect() {}
    };
    this.global.matchMedia ??= (query) => ({
      matches: false, media: query, onchange: null, addEventListener() {}, removeEventListener() {}, dispatchEvent: () => false,
    });
  }
}

module.exports = BrowserEnvironment;
