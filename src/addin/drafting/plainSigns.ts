// Text made safe for a mail body: nothing invisible in it, nothing that would be read as HTML.
// Runs in every engine a command runs in: only the library and the expressions of ECMAScript 2016.

/**
 * What nobody sees but machines read: controls, direction overrides, zero-width signs, tag characters. Joiners stay: scripts
 * and emoji need them.
 */
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;

/** With the `u` flag a pair is one sign, so only halves without their partner are found. */
const LONE_SURROGATE = /[\ud800-\udfff]/gu;

/** Text without invisible signs, lone halves of surrogate pairs replaced. Line ends become `\n`. */
export function visibleText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(LONE_SURROGATE, '\ufffd').replace(INVISIBLE, '');
}

/** Text as it stands in HTML, also inside an attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
}
