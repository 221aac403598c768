// Addresses as texts have them, read as browsers read them.

/**
 * @returns undefined where the text is no address.
 * Not `URL.canParse`: once Node 20 has optimized it, it answers false for addresses with letters such as ü (seen in 20.20.2: every time after two million calls).
 */
export function readUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
