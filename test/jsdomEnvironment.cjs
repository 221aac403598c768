// jsdom for tests of the pane, with the parts of a browser that jsdom lacks taken from Node. Chosen per file by
// the docblock `@jest-environment ./test/jsdomEnvironment.cjs`.
const { TestEnvironment } = require('jest-environment-jsdom');

const missing = [
  'structuredClone', 'fetch', 'Headers', 'Request', 'Response', 'TextEncoder', 'TextDecoder', 'ReadableStream', 'WritableStream',
  'TransformStream', 'BroadcastChannel', 'crypto',
];

class BrowserEnvironment extends TestEnvironment {
  #channels = [];

  async setup() {
    await super.setup();
    const channels = this.#channels;
    // React's scheduler listens at one for ever; in a browser that ends with the page, in Node it would keep the process.
    this.global.MessageChannel ??= class extends globalThis.MessageChannel {
      constructor() {
        super();
        channels.push(this);
      }
    };
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

  async teardown() {
    for (const { port1 } of this.#channels) port1.close();
    await super.teardown();
  }
}

module.exports = BrowserEnvironment;
