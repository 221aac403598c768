// Lines by which clients and writers part a mail: separators above history, dashes above a signature, rules.
// Every test looks at one short line: time grows with length only.

/** Lines longer than this are prose: no client writes such a header line. */
export const LONGEST_HEADER_LINE = 300;
const LONGEST_SEPARATOR = 120;

const separatorWords =
  'original message|original-nachricht|originalnachricht|ursprüngliche nachricht|ursprüngliche mail|message d\'origine|message d’origine|message original|message initial|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|originele bericht|ursprungligt meddelande|originalmeddelande|oprindelig meddelelse|opprinnelig melding|original meddelelse|alkuperäinen viesti|wiadomość oryginalna|wiadomość pierwotna|original e-mail|původní zpráva|pôvodná správa|eredeti üzenet|mesaj original|mesajul original|исходное сообщение|исходное письмо|оригінальне повідомлення|orijinal mesaj|özgün ileti|αρχικό μήνυμα|izvorna poruka|originalna poruka|元のメッセージ|原始邮件|原邮件|原始郵件|원본 메시지|thư gốc|tin nhắn gốc|pesan asli|הודעה מקורית|الرسالة الأصلية|original appointment|ursprünglicher termin|reply message|replied message|original|originale nachricht|original message text|original text|urspr. nachricht|původní e-mail|pôvodný e-mail|původní e-mail|邮件原件|原文|原始信件|originalt meddelande|oprindelig besked|opprinnelig e-post|eredeti levél|missatge original|ข้อความดั้งเดิม|oorspronkelijke e-mail|oorspronkelijk e-mail|mail original|e-mail original|email original|previous message|urspr nachricht';
const forwardWords =
  'forwarded message|forwarded by|begin forwarded message|start of forwarded message|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|message transféré|début du message transféré|début du message réexpédié|mensaje reenviado|inicio del mensaje reenviado|messaggio inoltrato|inizio messaggio inoltrato|mensagem encaminhada|mensagem reencaminhada|início da mensagem reencaminhada|doorgestuurd bericht|begin doorgestuurd bericht|vidarebefordrat meddelande|videresendt meddelelse|videresendt melding|välitetty viesti|wiadomość przekazana|przekazana wiadomość|přeposlaná zpráva|továbbított üzenet|пересылаемое сообщение|пересланное сообщение|переслане повідомлення|iletilen mesaj|転送されたメッセージ|转发的邮件|轉寄的郵件|전달된 메시지|转发邮件|轉寄郵件|转发邮件信息|missatge reenviat|převedená zpráva|preposlaná správa|mesaj redirecționat|chuyển tiếp thư|thư được chuyển tiếp|pesan terusan|הודעה שהועברה|الرسالة المعاد توجيهها|iletilen ileti|προωθημένο μήνυμα|fwd message|proslijeđena poruka|prosleđena poruka';
const separators = new Set(separatorWords.split('|'));
const forwards = forwardWords.split('|');
const replyLines = ['reply above this line', 'reply above the line', 'type your reply above', 'write your reply above', 'oberhalb dieser linie antworten', 'antworten sie oberhalb dieser', 'répondez au-dessus de cette ligne', 'au-dessus de cette ligne', 'responder por encima de esta línea', 'responda por encima de esta línea', 'rispondi sopra questa riga', 'responda acima desta linha', 'antwoord boven deze regel'];

/** Text without Markdown bold, quote signs, dashes and non-breaking spaces around it, for comparing. */
export function bareLine(text: string): string {
  // Most lines begin and end with a letter or a stop, and are looked at often.
  if (!/[\u00a0\u202f]|^[\s>*_|#-]|[\s*_-]$/.test(text)) return text;
  return text.replace(/\u00a0|\u202f/g, ' ').replace(/^[\s>*_|#-]+/, '').replace(/[\s*_-]+$/, '');
}

/** `-----Original Message-----` and its kin in other languages, a forwarding line, or a helpdesk's "reply above this line"; undefined when it is none. */
export function separatorKind(line: string): 'original-message' | 'forwarded-message' | 'reply-line' | undefined {
  if (line.length > LONGEST_SEPARATOR || line.length < 4) return undefined;
  // Nearly every line of a mail ends here.
  if (!/^[\s>]*[-_=*#—]|[-_=*#—:：.\s]$/.test(line)) return undefined;
  const lower = line.replace(/\u00a0/g, ' ').toLowerCase().trim();
  const dashed = /^[>*\s]*[-_=*#—]{2,}/.test(lower) || /[-_=*#—]{2,}[*\s]*$/.test(lower);
  if (!dashed && !/[:：]$/.test(lower)) return undefined;
  const bare = lower.replace(/^[\s>*_|#=—-]+/, '').replace(/[\s*_#=—:：.-]+$/, '');
  if (forwards.some((word) => bare === word || (dashed && bare.startsWith(word)))) return 'forwarded-message';
  if (separators.has(bare) && (dashed || (lower.endsWith(':') && bare.length > 8))) return 'original-message';
  return replyLines.some((words) => bare.includes(words)) ? 'reply-line' : undefined;
}

/** "-- ", "—", "__": the line that may stand before a signature. `sure` only for the two dashes that mail has agreed on, `rule` for a long one. */
export function signatureLine(line: string): 'sure' | 'likely' | 'rule' | undefined {
  if (line.length > LONGEST_SEPARATOR) return undefined;
  const bare = line.trim();
  if (bare === '--') return 'sure';
  if (/^(?:---|—|–|__|___|– ?–|\*\*\*|~~|==|===)$/.test(bare)) return 'likely';
  return bare.length > 3 && /^(?:-+|_+|=+|\*+|~+|—+|#+)$/.test(bare) ? 'rule' : undefined;
}

/** A line that only draws a line. */
export function isRule(line: string): boolean {
  const bare = line.trim();
  return bare.length >= 2 && bare.length < LONGEST_HEADER_LINE && /^[-_=*~#+\s]+$/.test(bare);
}
