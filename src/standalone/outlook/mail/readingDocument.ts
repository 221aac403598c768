// A received message as a document that can do nothing: for a frame with an empty sandbox attribute, with a content
// policy of its own. Images come only out of the message itself.
import type { MailMessage } from './message.ts';
import { sanitizeReceived } from './sanitize.ts';
import { escapeHtml } from './plainText.ts';

const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
/** The ground a message is read on. */
type Look = 'light' | 'dark' | 'high-contrast';

const OVERRULED = 'body *{color:inherit!important;background:none!important;border-color:currentColor!important}';
const COLORS: Readonly<Record<Look, string>> = {
  light: 'html{background:#fff;color:#242424}',
  dark: `html{color-scheme:dark;background:#1f1f1f;color:#e6e6e6}${OVERRULED}body a{color:#479ef5!important}`,
  'high-contrast': `html{color-scheme:dark;background:#000;color:#fff}${OVERRULED}body a{color:#ff0!important}`,
};
const SHOWABLE_IMAGE = /^image\/(?:png|jpeg|gif|webp|bmp)$/i;

/** Complete HTML for `iframe.srcdoc`. On dark grounds the colors a mail brings are overruled, as Outlook does. */
export function readingDocument(message: MailMessage, look: Look): string {
  const body = message.html === undefined ? `<pre>${escapeHtml(message.text)}</pre>` : sanitizeReceived(withInlineImages(message, message.html));
  return (
    `<!doctype html><html lang="und"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">` +
    // Links open nowhere: the sandbox refuses new windows, so nothing leaves this machine by a click.
    `<base target="_blank"><title>Message</title><style>${COLORS[look]}html{font:14px/1.45 "Segoe UI","Noto Sans","Open Sans",Arial,sans-serif}` +
    'body{margin:0;padding:16px 20px;overflow-wrap:anywhere}img{max-width:100%;height:auto}pre{font:inherit;white-space:pre-wrap;margin:0}' +
    `blockquote{margin-left:8px;padding-left:10px;border-left:2px solid #8888}</style></head><body>${body}</body></html>`
  );
}

/** Replaces cid: references by the image's own bytes; what isn't in the message stays a broken reference. */
export function withInlineImages(message: MailMessage, html: string): string {
  return html.replace(/cid:([^"'\s)>]{1,250})/gi, (reference, id: string) => {
    const image = message.attachments.find((part) => part.contentId === decoded(id) && SHOWABLE_IMAGE.test(part.contentType));
    return image ? `data:${image.contentType};base64,${bytesToBase64(image.content)}` : reference;
  });
}

/** Base64 of bytes, in slices because very long argument lists overflow the stack. */
export function bytesToBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
