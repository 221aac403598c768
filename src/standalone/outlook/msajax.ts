// Stands in for MicrosoftAjax.js, which outlook-web-16.01.js looks for and would otherwise load from the network. Only
// what that file calls: argument checks that accept everything, errors with Microsoft's names, formatting, JSON.

type Named = Error & { paramName?: string };

function ajaxError(name: string, message: string, parameter?: string): Named {
  const error: Named = new Error(`${name}: ${message}`);
  error.name = name;
  if (parameter !== undefined) error.paramName = parameter;
  return error;
}

/** `{0}` and so on replaced by the arguments that follow. */
function format(pattern: string, ...values: readonly unknown[]): string {
  return pattern.replace(/\{(\d{1,3})\}/g, (_match, index: string) => String(values[Number(index)] ?? ''));
}

/** Creates the objects along a dotted path that are missing. */
function registerNamespace(path: string): void {
  let place: object = window;
  for (const part of path.split('.')) {
    const next: unknown = Reflect.get(place, part);
    const child = typeof next === 'object' || typeof next === 'function' ? (next ?? {}) : {};
    Reflect.set(place, part, child);
    place = child;
  }
}

/** The language files of office.js register their tables as classes; nothing asks for them as classes afterwards. */
function registerClass(): void {}

class StringBuilder {
  private text = '';

  append(part: string): this {
    this.text += part;
    return this;
  }

  toString(): string {
    return this.text;
  }
}

const accept = (): null => null;

Object.assign(window, {
  Type: Object.assign(Function, { registerNamespace, registerClass, _validateParams: accept, _validateParameter: accept }),
  Sys: {
    StringBuilder,
    Debug: { trace: accept },
    Browser: { agent: 'Chrome', InternetExplorer: 'InternetExplorer' },
    Serialization: { JavaScriptSerializer: { serialize: (value: unknown) => JSON.stringify(value), deserialize: (text: string): unknown => JSON.parse(text) } },
  },
});
Object.defineProperty(Function.prototype, 'registerClass', { value: registerClass, configurable: true, writable: true });
Object.assign(String, { format });
Object.assign(Error, {
  argument: (parameter?: string, message?: string) => ajaxError('Sys.ArgumentException', message ?? `Value does not fall within the expected range: ${parameter}`, parameter),
  argumentNull: (parameter?: string, message?: string) => ajaxError('Sys.ArgumentNullException', message ?? `Value cannot be null: ${parameter}`, parameter),
  argumentOutOfRange: (parameter?: string, _value?: unknown, message?: string) => ajaxError('Sys.ArgumentOutOfRangeException', message ?? `Out of range: ${parameter}`, parameter),
  argumentType: (parameter?: string, _actual?: unknown, _expected?: unknown, message?: string) => ajaxError('Sys.ArgumentTypeException', message ?? `Wrong type: ${parameter}`, parameter),
  parameterCount: (message?: string) => ajaxError('Sys.ParameterCountException', message ?? 'Parameter count mismatch.'),
  invalidOperation: (message?: string) => ajaxError('Sys.InvalidOperationException', message ?? 'Operation is not valid.'),
  notImplemented: (message?: string) => ajaxError('Sys.NotImplementedException', message ?? 'Not implemented.'),
});
