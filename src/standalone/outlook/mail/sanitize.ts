// Doors for HTML that others wrote, each with its own rules: what an add-in inserts or sets, what a reply quotes, what
// the reading pane shows. None lets script, event handlers, forms or remote loads through.
import createDOMPurify from 'dompurify';
import type { Config, DOMPurify } from 'dompurify';

const NEVER = ['script', 'style', 'link', 'meta', 'base', 'object', 'embed', 'iframe', 'frame', 'form', 'input', 'button', 'textarea', 'select', 'svg', 'math', 'template', 'audio', 'video', 'source', 'picture', 'canvas', 'dialog'];
const MAIL_TAGS = ['a', 'abbr', 'address', 'b', 'big', 'blockquote', 'br', 'caption', 'center', 'cite', 'code', 'col', 'colgroup', 'dd', 'del', 'div', 'dl', 'dt', 'em', 'font', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'img', 'ins', 'kbd', 'li', 'ol', 'p', 'pre', 'q', 's', 'samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'tt', 'u', 'ul', 'var'];
const LAYOUT_ATTRIBUTES = ['align', 'valign', 'width', 'height', 'colspan', 'rowspan', 'cellpadding', 'cellspacing', 'border', 'bgcolor', 'color', 'face', 'size', 'dir', 'lang', 'start', 'type', 'alt', 'title'];
const IMAGE_DATA = /^data:image\/(?:png|jpeg|gif|webp|bmp);base64,/i;

/** Ids of Outlook's own parts of a body being written. */
const OUTLOOK_IDS = new Set(['Signature', 'appendonsend', 'divRplyFwdMsg']);

/** Style declarations a quoted mail may keep: none of them loads anything or leaves its box. */
const QUOTED_STYLES = new Set(['display', 'color', 'background-color', 'font-family', 'font-size', 'font-style', 'font-weight', 'line-height', 'text-align', 'text-decoration', 'text-indent', 'white-space', 'vertical-align', 'list-style-type', 'margin', 'margin-top', 'margin-right', 'margin-bottom', 'margin-left', 'padding', 'padding-top', 'padding-right', 'padding-bottom', 'padding-left', 'border', 'border-top', 'border-right', 'border-bottom', 'border-left', 'border-collapse', 'border-color', 'border-style', 'border-width', 'width', 'max-width']);

const COMMON: Config = { ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|tel:|data:image\/)/i, ALLOW_DATA_ATTR: false, ALLOW_ARIA_ATTR: false };
const INSERTED: Config = { ...COMMON, ALLOWED_TAGS: MAIL_TAGS, ALLOWED_ATTR: ['href', 'src', ...LAYOUT_ATTRIBUTES], FORBID_CONTENTS: NEVER };
const QUOTED: Config = { ...COMMON, ALLOWED_TAGS: MAIL_TAGS, ALLOWED_ATTR: ['href', 'src', 'style', 'id', ...LAYOUT_ATTRIBUTES], FORBID_CONTENTS: NEVER };
const RECEIVED: Config = {
  ...COMMON,
  ALLOWED_TAGS: [...MAIL_TAGS, 'style', 'html', 'head', 'body', 'title'],
  ALLOWED_ATTR: ['href', 'src', 'style', 'id', 'class', ...LAYOUT_ATTRIBUTES],
  FORBID_CONTENTS: NEVER.filter((tag) => tag !== 'style'),
  FORCE_BODY: true,
};

const plain = withoutRemoteLoads(createDOMPurify(window));
const whole = withoutRemoteLoads(createDOMPurify(window));
whole.addHook('afterSanitizeAttributes', (element) => {
  const id = element.getAttribute('id');
  if (id !== null && !OUTLOOK_IDS.has(id) && !id.startsWith('x_')) element.removeAttribute('id');
  keepHarmlessStyles(element);
});
const quoting = withoutRemoteLoads(createDOMPurify(window));
quoting.addHook('afterSanitizeAttributes', (element) => {
  const id = element.getAttribute('id');
  if (id !== null && !id.startsWith('x_')) element.setAttribute('id', `x_${id}`);
  keepHarmlessStyles(element);
});

/**
 * HTML from an add-in on its way into a body. Outlook rewrites it on the way in: no inline CSS, no SVG, no remote
 * images; classes and ids are not kept, so nothing can rely on finding its own markers again.
 */
export function sanitizeInserted(html: string): string {
  return plain.sanitize(html, INSERTED);
}

/** A complete body an add-in puts in place of the present one: as what is quoted, and Outlook's own landmarks stay. */
export function sanitizeWholeBody(html: string): string {
  return whole.sanitize(html, QUOTED);
}

/** A received body on its way into the editor below a reply: ids get Outlook's x_ prefix, classes and style sheets go. */
export function sanitizeQuoted(html: string): string {
  return quoting.sanitize(html, QUOTED);
}

/**
 * A received body for the sandboxed reading frame. Style sheets stay, the frame's content policy stops what they would
 * load; elements that load, refresh or navigate by themselves go.
 */
export function sanitizeReceived(html: string): string {
  return plain.sanitize(html, RECEIVED);
}

/** Images stay only when their bytes are in the document; links never carry data. */
function withoutRemoteLoads(purifier: DOMPurify): DOMPurify {
  purifier.addHook('afterSanitizeAttributes', (element) => {
    const source = element.getAttribute('src');
    if (source !== null && !IMAGE_DATA.test(source)) element.remove();
    if (element.getAttribute('href')?.toLowerCase().startsWith('data:')) element.removeAttribute('href');
  });
  return purifier;
}

function keepHarmlessStyles(element: Element): void {
  const style = element.getAttribute('style');
  if (style === null) return;
  const kept = style.split(';').filter((declaration) => {
    const colon = declaration.indexOf(':');
    const name = declaration.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    return QUOTED_STYLES.has(name) && !/[\\(@]|expression/i.test(declaration.slice(colon).replace(/rgba?\(/gi, ''));
  });
  if (kept.length > 0) element.setAttribute('style', kept.map((declaration) => declaration.trim()).join('; '));
  else element.removeAttribute('style');
}
