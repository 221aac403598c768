// A draft's plain paragraphs as the HTML that goes into Outlook: escaped, links only to the admin's own pages, and a closed list of tags last.
import createDOMPurify from 'dompurify';
import type { DOMPurify } from 'dompurify';
import { escapeHtml, visibleText } from './plainSigns.ts';
import { readUrl } from './readUrl.ts';

/** Everything a draft may consist of. No images, no styles, no attributes but a link's address. */
const TAGS = ['a', 'b', 'blockquote', 'br', 'em', 'i', 'li', 'ol', 'p', 'strong', 'u', 'ul'];

/** A written address up to white space or a sign no address of ours contains. */
const WRITTEN_LINK = /https:\/\/[^\s<>"'()[\]{}|\\^`]{1,2000}/g;

let purifier: DOMPurify | undefined;

/**
 * One <p> a paragraph.
 * @param linkHosts hosts the admin named, lower case: an https address there becomes a link, every other one stays text.
 */
export function htmlOf(paragraphs: readonly string[], linkHosts: readonly string[] = []): string {
  const html = paragraphs.map((paragraph) => `<p>${lineHtml(visibleText(paragraph), linkHosts).replaceAll('\n', '<br>')}</p>`).join('');
  return onlyListed(html, linkHosts);
}

function lineHtml(text: string, linkHosts: readonly string[]): string {
  let html = '';
  let from = 0;
  for (const match of text.matchAll(WRITTEN_LINK)) {
    const address = match[0].replace(/[.,;:!?]+$/, '');
    if (!isListed(address, linkHosts)) continue;
    html += `${escapeHtml(text.slice(from, match.index))}<a href="${escapeHtml(address)}">${escapeHtml(address)}</a>`;
    from = match.index + address.length;
  }
  return html + escapeHtml(text.slice(from));
}

function isListed(address: string, linkHosts: readonly string[]): boolean {
  const url = readUrl(address);
  if (url === undefined) return false;
  const { protocol, hostname, port, username, password } = url;
  return protocol === 'https:' && port === '' && username === '' && password === '' && linkHosts.includes(hostname);
}

// Escaping already leaves nothing to remove; this is the last door, whatever the text before it becomes one day.
function onlyListed(html: string, linkHosts: readonly string[]): string {
  purifier ??= createDOMPurify(window);
  purifier.removeAllHooks();
  purifier.addHook('afterSanitizeAttributes', (element) => {
    if (element.tagName === 'A' && !isListed(element.getAttribute('href') ?? '', linkHosts)) element.removeAttribute('href');
  });
  return purifier.sanitize(html, { ALLOWED_TAGS: TAGS, ALLOWED_ATTR: ['href'], ALLOW_DATA_ATTR: false, ALLOW_ARIA_ATTR: false });
}
