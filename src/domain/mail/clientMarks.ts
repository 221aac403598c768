// The ids, classes and styles by which mail clients mark history and signatures in HTML.

function attribute(tag: string, lower: string, name: string): string {
  const at = lower.indexOf(`${name}=`);
  if (at <= 0) return '';
  const before = lower[at - 1] ?? '';
  if (before !== ' ' && before !== '\n' && before !== '\t' && before !== '"' && before !== "'") return '';
  const start = at + name.length + 1;
  const quote = tag[start];
  if (quote === '"' || quote === "'") {
    const end = tag.indexOf(quote, start + 1);
    return tag.slice(start + 1, end < 0 ? undefined : end);
  }
  const end = tag.slice(start).search(/[\s>]/);
  return end < 0 ? tag.slice(start) : tag.slice(start, start + end);
}

const hardNames = ['divrplyfwdmsg', 'appendonsend', 'olk_src_body_section', 'mail-editor-reference-message-container', 'outlookmessageheader', 'stopspelling', 'ms-outlook-mobile-reference-message', 'reply-intro', 'replyintro', 'zmail_extra', 'lotus-notes-reply', 'zwchr', 'moz-forward-container', 'ntes-pcmac-quote', 'isforwardcontent', 'isreplycontent', 'oldcontent'];
const softNames = ['gmail_quote', 'gmail_attr', 'yahoo_quoted', 'moz-cite-prefix', 'moz-email-headers-table', 'protonmail_quote', 'tutanota_quote', 'quotedtextheader', 'messagereplysection', 'wps_quotion', 'mori', 'airmail_on', 'qt', 'hmmessage_quote', 'cm_quote', 'gmail_quote_attribution', 'quoted-content'];
/** `missive_quote`, `front-blockquote`, `freshdesk_quote`: what clients call the block they quote. */
const quoteName = /^[a-z]{2,20}[_-](?:quote|quoted|blockquote)(?:[_-]container)?$/;
const notQuotes = new Set(['block-quote', 'pull-quote', 'block_quote', 'request-quote', 'wp-block-quote']);
const signatureName = /^(?:bloop_sign|[a-z0-9_-]{0,40}signature(?:_block|_widget|section|-container|_container)?(?:-(?:user|proton))?)$/;

/**
 * What a client says with an element: `hard` = history begins, `soft` = a reply header may begin, `signature`.
 * @param tag all between `<` and `>`; `lower` the same in lower case.
 */
export function clientMark(tag: string, lower: string): { kind: 'hard' | 'soft' | 'signature'; name: string } | undefined {
  const words = `${attribute(tag, lower, 'id')} ${attribute(tag, lower, 'class')} ${attribute(tag, lower, 'name')} ${attribute(tag, lower, 'data-smartmail')}`.toLowerCase().split(/\s+/);
  for (const raw of words) {
    // Outlook on the web puts `x_` before every name, once for each hop; Yahoo a generated prefix.
    let word = raw;
    while (word.startsWith('x_')) word = word.slice(2);
    if (word === '') continue;
    if (hardNames.includes(word)) return { kind: 'hard', name: word };
    if (word.length > 60) continue;
    if (softNames.includes(word) || word.includes('yahoo_quoted') || word.startsWith('bloop_original') || (quoteName.test(word) && !notQuotes.has(word))) return { kind: 'soft', name: word };
    if (signatureName.test(word)) return { kind: 'signature', name: word };
  }
  if (lower.startsWith('signature')) return { kind: 'signature', name: 'signature' };
  if (attribute(tag, lower, 'data-marker') === '__DIVIDER__') return { kind: 'hard', name: 'zimbra-divider' };
  const style = attribute(tag, lower, 'style').toLowerCase();
  // Outlook for Windows draws its reply header in a box with only an upper line.
  if (style.includes('border-top:solid') && style.includes('border:none')) return { kind: 'soft', name: 'outlook-border' };
  return undefined;
}
