// Legal notices, footers of mailing lists and of notification services, in the languages of the product.

/** Words of which one needs two, or one in a long paragraph: people write of virus and privilege, too. */
const noticeWords =
  'confidential|intended recipient|privileged|disclaimer|unauthorized|unauthorised|received in error|notify the sender|registered in england|registered office|legally binding|virus|before printing|consider the environment|vertraulich|rechtlich geschützt|irrtümlich|unbefugt|geschäftsführer|handelsregister|amtsgericht|registergericht|confidentiel|destinataire|confidentialité|confidencial|destinatario|destinatário|aviso legal|riservatezza|riservate|d.lgs|gdpr|vertrouwelijk|geadresseerde|aansprakelijk|imprimir|imprimer|ausdrucken|stampare|firmenbuch|mailing list|unsubscribe|limited liability|authorised and regulated|regulated by|views expressed|scanned for|this e-mail and any|this email and any|diese e-mail enthält|ce message et|este mensaje|este correo|questo messaggio|esta mensagem|dit bericht|sekretess|fortrolig|konfidentiell|luottamuksellinen|poufn|důvěrn|конфиденциальн|gizli|receiving this because|reply to this email directly|to unsubscribe|your email settings|posted to|google groups'.split(
    '|',
  );

const SHORTEST_NOTICE = 30;

/** True for a paragraph that no writer wrote for this reader. */
export function isNotice(paragraph: readonly string[]): boolean {
  const text = paragraph.join(' ').slice(0, 3000).toLowerCase();
  if (text.length < SHORTEST_NOTICE) return false;
  if (text.includes('?') && text.length < 120) return false;
  const hits = noticeWords.filter((word) => text.includes(word)).length;
  return hits >= 2 || (hits >= 1 && (text.length > 180 || /^[*_=~#—-]{3,}/.test(text.trim())));
}

const bannerWords =
  'originated from outside|originated outside|came from outside|sent from outside|from an external sender|external email|external e-mail|external sender|outside of the organi|outside of your organi|outside your organi|outside our organi|do not click links|don\'t often get email from|don’t often get email from|learn why this is important|externe e-mail|externer absender|von außerhalb|außerhalb der organisation|außerhalb ihrer organisation|expéditeur externe|en dehors de l|extérieur de l|courriel externe|correo externo|remitente externo|fuera de la organización|fuera de su organización|mittente esterno|esterno all|esterna all|remetente externo|fora da organização|externe afzender|buiten de organisatie|buiten uw organisatie'.split(
    '|',
  );

/** Number of lines at the top, empty ones included, that a mail gateway put there: "[EXTERNAL]", "This email originated from outside …". */
export function bannerLength(lines: readonly string[]): number {
  let kept = 0;
  for (;;) {
    while (kept < lines.length && (lines[kept] ?? '').trim() === '') kept += 1;
    let end = kept;
    while (end < lines.length && (lines[end] ?? '').trim() !== '' && end - kept < 6) end += 1;
    const text = lines.slice(kept, end).join(' ').slice(0, 600).toLowerCase();
    // Somebody who writes about external mail writes on in the same paragraph, or writes nothing else.
    if (end >= lines.length || text.length > 500 || !isBanner(text)) return kept;
    kept = end;
  }
}

function isBanner(text: string): boolean {
  return /^[[*(\s]{0,4}(?:ext|extern|external|externe|externo|esterno)(?: (?:email|mail|sender))?[\])*:\s]{0,4}$/.test(text) || (/^[\W_]{0,6}(?:caution|warning|external|attention|achtung|vorsicht|warnung|extern|avertissement|atención|precaución|attenzione|avviso|atenção|cuidado|let op|waarschuwing|notice|alert|this (?:e-?mail|message)|diese (?:e-?mail|nachricht)|you don|some people who|ce (?:message|courriel)|este (?:correo|mensaje|e-?mail)|questa e?-?mail|esta mensagem|deze e-?mail|dit bericht)/.test(text) && bannerWords.some((word) => text.includes(word)));
}
