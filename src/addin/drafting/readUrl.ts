// Addresses as the admin's pages and drafts have them, read as browsers read them.

/**
 * Undefined where the text is no address.
 * Not `URL.canParse`: once the engine of Node 20 has optimized it, it answers false for addresses with letters such as ü (seen in 20.20.2).
 */
export function readUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
