import { clientMark } from '../../../src/domain/mail/clientMarks.ts';
import { joinLines, takeApart } from '../../../src/domain/mail/ownWords.ts';

const mark = (tag: string): string => {
  const found = clientMark(tag, tag.toLowerCase());
  return found === undefined ? 'none' : `${found.kind} ${found.name}`;
};

test('ids, classes and styles of clients are told apart', () => {
  expect(['div id="x_x_divRplyFwdMsg"', 'div class="gmail_quote gmail_quote_container"', 'div class="ydp12yahoo_quoted"', 'div class="missive_quote"', 'div id="ms-outlook-mobile-signature"', 'hr id="zwchr"', "div style='border:none;border-top:solid #E1E1E1 1.0pt'"].map(mark)).toEqual([
    'hard divrplyfwdmsg', 'soft gmail_quote', 'soft ydp12yahoo_quoted', 'soft missive_quote', 'signature ms-outlook-mobile-signature', 'hard zwchr', 'soft outlook-border',
  ]);
  expect(['div class="wp-block-quote"', 'div class="quotes"', 'p class="signatures-needed"', 'div style="border:none"', 'div'].map(mark)).toEqual(['none', 'none', 'none', 'none', 'none']);
});

const own = 'Yes, two cells would do.';
const old = '<div>Shall we plan two?</div><div>Priya</div>';
const H = (body: string): string => `<html><head><meta charset="utf-8"><style>p{margin:0}</style></head><body>${body}</body></html>`;
const hdr = (from: string, sent: string, to: string, subject: string, tag = 'b'): string =>
  `<${tag}>${from}</${tag}> Priya Raman &lt;priya@kestrel.example&gt;<br><${tag}>${sent}</${tag}> Tuesday, 17 November 2026 09:02<br><${tag}>${to}</${tag}> Jonas Brandt<br><${tag}>${subject}</${tag}> Cells<br>`;

// The markup of the clients; words, people and addresses are ours.
const clients: Readonly<Record<string, string>> = {
  gmail2016: H(`<div dir="ltr">${own}</div><div class="gmail_extra"><br><div class="gmail_quote">On Tue, Nov 17, 2026 at 9:02 AM, Priya <span dir="ltr">&lt;<a href="mailto:p@k.example">p@k.example</a>&gt;</span> wrote:<br><blockquote class="gmail_quote" style="margin:0 0 0 .8ex">${old}</blockquote></div><br></div>`),
  gmailNow: H(`<div dir="ltr">${own}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Tue, 17 Nov 2026 at 09:02, Priya wrote:<br></div><blockquote class="gmail_quote">${old}</blockquote></div>`),
  gmailSigBelow: H(`<div dir="ltr">${own}</div><div class="gmail_extra"><br><div class="gmail_quote">On Tue, Priya wrote:<br><blockquote class="gmail_quote">${old}</blockquote></div><br><br clear="all"><div><br></div>-- <br><div class="gmail_signature">Jonas Brandt<br>Halvorsen</div></div>`),
  gmailSigAbove: H(`<div dir="ltr">${own}<br clear="all"><div><br></div><span class="gmail_signature_prefix">-- </span><br><div dir="ltr" class="gmail_signature" data-smartmail="gmail_signature"><div>Jonas Brandt</div></div></div><br><div class="gmail_quote"><div class="gmail_attr">On … wrote:</div><blockquote class="gmail_quote">${old}</blockquote></div>`),
  gmailMobile: H(`<div dir="auto">${own}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">Am Di., 17. Nov. 2026, 09:02 schrieb Priya:<br></div><blockquote>${old}</blockquote></div>`),
  appleMail: H(`${own}<br><div><br><blockquote type="cite"><div>On 17 Nov 2026, at 09:02, Priya Raman &lt;p@k.example&gt; wrote:</div><br class="Apple-interchange-newline">${old}</blockquote></div>`),
  appleMail2: H(`<div>${own}</div><div><br></div><div><div>On 17 Nov 2026, at 09:02, Priya Raman wrote:</div><br class="Apple-interchange-newline"><blockquote type="cite">${old}</blockquote></div>`),
  ios: H(`${own}<br><br><div dir="ltr">Sent from my iPhone</div><div dir="ltr"><br><blockquote type="cite">On 17 Nov 2026, at 09:02, Priya &lt;p@k.example&gt; wrote:<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">\ufeff${old}</div></blockquote>`),
  appleSig: H(`${own}<br><div><br></div><div id="AppleMailSignature">Sent from my iPhone</div><div><br>On 17 Nov 2026, at 09:02, Priya wrote:<br><br></div><blockquote type="cite">${old}</blockquote>`),
  thunderbird: H(`<p>${own}</p><div class="moz-cite-prefix">Am 17.11.26 um 09:02 schrieb Priya Raman:<br></div><blockquote type="cite" cite="mid:x">${old}</blockquote><div class="moz-signature">-- <br>Jonas</div>`),
  thunderbirdBottom: H(`<div class="moz-cite-prefix">On 17.11.26 09:02, Priya wrote:<br></div><blockquote type="cite" cite="mid:x">${old}</blockquote><p>${own}</p>`),
  thunderbirdFwd: H(`<p>${own}</p><div class="moz-forward-container"><br><br>-------- Forwarded Message --------<table class="moz-email-headers-table"><tr><th>Subject: </th><td>Cells</td></tr><tr><th>From: </th><td>Priya</td></tr></table>${old}</div>`),
  outlookWeb: H(`<div class="elementToProof">${own}</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font>${hdr('From:','Sent:','To:','Subject:')}</font></div>${old}`),
  outlookWebSig: H(`<div class="elementToProof">${own}</div><div id="Signature"><p>Jonas Brandt</p><p>Halvorsen</p></div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg">${hdr('Von:','Gesendet:','An:','Betreff:')}</div>${old}`),
  outlookWebDk: H(`<div>${own}</div><hr tabindex="-1"><div id="divRplyFwdMsg">${hdr('Fra:','Sendt:','Til:','Emne:')}</div>${old}`),
  outlookXhop: H(`<div>${own}</div><div id="x_x_divRplyFwdMsg">${hdr('From:','Sent:','To:','Subject:')}</div>${old}`),
  outlookDesk: H(`<div class="WordSection1"><p class="MsoNormal">${own}<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal">${hdr('From:','Sent:','To:','Subject:')}</p></div></div>${old}</div>`),
  outlook2007: H(`<div class=Section1><p class=MsoNormal>${own}</p><div style='border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0in 0in 0in'><p class=MsoNormal>${hdr('De :','Envoyé :','À :','Objet :')}</p></div>${old}</div>`),
  outlook2003: H(`<div><p class=MsoNormal>${own}</p><div class=MsoNormal align=center style='text-align:center'><hr size=2 width="100%" align=center tabindex=-1></div><p class=MsoNormal>${hdr('From:','Sent:','To:','Subject:')}</p>${old}</div>`),
  outlookNoBorder: H(`<p class="MsoNormal">${own}</p><p class="MsoNormal">${hdr('От:','Отправлено:','Кому:','Тема:')}</p>${old}`),
  outlookMac: H(`<div>${own}</div><div><br></div><span id="OLK_SRC_BODY_SECTION"><div style="border-top:#b5c4df 1pt solid">${hdr('From:','Date:','To:','Subject:','span')}</div>${old}</span>`),
  outlookMacNew: H(`<div>${own}</div><div id="mail-editor-reference-message-container"><div style="border-right:none;border-top:solid #B5C4DF 1.0pt;border-left:none;border-bottom:none">${hdr('From:','Date:','To:','Subject:')}</div>${old}</div>`),
  outlookIos: H(`<div dir="ltr">${own}</div><div id="ms-outlook-mobile-signature"><div>Get <a href="https://aka.ms/x">Outlook for iOS</a></div></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg">${hdr('From:','Sent:','To:','Subject:')}</div>${old}`),
  outlookIosBare: H(`<div dir="ltr">${own}</div><div><br></div><div class="ms-outlook-ios-signature">Sent from <a href="x">Outlook for iOS</a></div><hr>${hdr('From:','Sent:','To:','Subject:')}${old}`),
  hotmail: H(`<div dir="ltr">${own}<br><br><div><hr id="stopSpelling">From: p@k.example<br>To: j@h.example<br>Subject: Cells<br>Date: Tue, 17 Nov 2026 09:02:33 +0000<br><br>${old}</div></div>`),
  windowsMail: H(`<div data-externalstyle="false" dir="ltr"><div>${own}</div><div style="padding-top:5px;border-top-color:rgb(229,229,229);border-top-width:1px;border-top-style:solid"><div>${hdr('From:','Sent:','To:','Subject:')}</div></div>${old}</div>`),
  windowsPhone: H(`<div>${own}</div><br>Sent from my Windows Phone<hr><span style="font-weight:bold">From: </span>Priya<br><span style="font-weight:bold">Sent: </span>17/11/2026 09:02<br><span style="font-weight:bold">To: </span>Jonas<br><span style="font-weight:bold">Subject: </span>Cells<br><br>${old}`),
  yahoo: H(`<div>${own}</div><div id="yahoo_quoted_1234567" class="yahoo_quoted"><div><div>On Tuesday, November 17, 2026, 09:02:33 AM CET, Priya &lt;p@k.example&gt; wrote:</div><div><br></div>${old}</div></div>`),
  yahooYdp: H(`<div class="ydp8f3c3b6eyahoo-style-wrap"><div>${own}</div></div><div id="ydpaaaayahoo_quoted_123" class="ydpaaaayahoo_quoted">On Tue wrote:<div>${old}</div></div>`),
  yahooOld: H(`<div>${own}<br><br>--- On <b>Tue, 11/17/26, Priya Raman <i>&lt;p@k.example&gt;</i></b> wrote:<br><blockquote style="border-left:2px solid">${old}</blockquote></div>`),
  aol: H(`<div>${own}<br><br><div style="font-family:helvetica">-----Original Message-----<br>From: Priya &lt;p@k.example&gt;<br>To: Jonas<br>Sent: Tue, Nov 17, 2026 9:02 am<br>Subject: Cells<br><br>${old}</div></div>`),
  zimbra: H(`<div><div>${own}</div><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__"><b>From: </b>Priya<br><b>To: </b>Jonas<br><b>Sent: </b>Tuesday<br><b>Subject: </b>Cells<br></div><div data-marker="__QUOTED_TEXT__">${old}</div></div>`),
  zimbraBq: H(`<div><div>${own}</div><hr id="zwchr"><blockquote style="border-left:2px solid #1010FF"><b>De: </b>"Priya"<br><b>À: </b>Jonas<br><b>Envoyé: </b>Mardi<br><b>Objet: </b>Cells<br></blockquote>${old}</div>`),
  zimbraMarkOnly: H(`<div>${own}</div><hr data-marker="__DIVIDER__"><div data-marker="__HEADERS__">On 17 Nov, 2026, Priya &lt;p@k.example&gt; wrote:</div>${old}`),
  zoho: H(`<div>${own}</div><div><br></div><div class="zmail_extra_hr" style="border-top:1px solid"></div><div class="zmail_extra" data-zbluepencil-ignore="true"><div id="Zm-_Id_-Sgn1">---- On Tue, 17 Nov 2026 09:02:33 +0100 <b>Priya &lt;p@k.example&gt;</b> wrote ---</div><blockquote id="blockquote_zmail">${old}</blockquote></div>`),
  yandex: H(`<div>${own}</div><div><br></div><div>17.11.2026, 09:02, "Priya Raman" &lt;p@k.example&gt;:</div><blockquote type="cite"><p>${old}</p></blockquote><div>-- </div><div>Jonas</div>`),
  yandexBare: H(`<div>${own}</div><div>17.11.2026, 09:02, "Priya Raman" &lt;p@k.example&gt;:</div><blockquote>${old}</blockquote>`),
  mailru: H(`<p>${own}</p><br><br>Вторник, 17 ноября 2026, 9:02 +03:00 от Priya &lt;p@k.example&gt;:<br><blockquote style="border-left:1px solid #0857A6"><div id="mailru">${old}</div></blockquote><br>-- <br>Jonas`),
  mailru2: H(`<div>${own}</div><div data-signature-widget="container"><div data-signature-widget="content"><div>--<br>Jonas Brandt</div></div></div><blockquote style="border-left:1px solid #0857A6">Вторник, 17 ноября 2026, 9:02 +03:00 от Priya &lt;p@k.example&gt;:<br>${old}</blockquote>`),
  proton: H(`<div style="font-family:Arial">${own}</div><div class="protonmail_signature_block"><div class="protonmail_signature_block-proton">Sent with <a>Proton Mail</a> secure email.</div></div><div class="protonmail_quote">On Tuesday, November 17th, 2026 at 9:02 AM, Priya &lt;p@k.example&gt; wrote:<br><blockquote class="protonmail_quote" type="cite">${old}</blockquote><br></div>`),
  tutanota: H(`<div>${own}</div><div><br></div><div>--<br>Sent with Tuta; https://tuta.com/free-email</div><div><br></div><div>Nov 17, 2026, 09:02 by p@k.example:<br></div><blockquote class="tutanota_quote" style="border-left:1px solid #93A3B8">${old}</blockquote>`),
  front: H(`<div>${own}</div><br><div class="front-signature">Jonas</div><br><div>On November 17, 2026 at 9:02 AM GMT+1 <a href="mailto:p@k.example">p@k.example</a> wrote:</div><blockquote type="cite" class="front-blockquote">${old}</blockquote>`),
  superhuman: H(`<div>${own}</div><br><div class="gmail_signature"><div>Sent via <a>Superhuman</a></div></div><br><div class="gmail_quote">On Tue, Nov 17, 2026 at 9:02 AM, Priya <span>&lt;p@k.example&gt;</span> wrote:<br><blockquote class="gmail_quote">${old}</blockquote></div>`),
  spark: H(`<div name="messageBodySection">${own}</div><div name="messageSignatureSection"><br>Sent from <a>Spark</a></div><div name="messageReplySection">On Nov 17, 2026, 9:02 AM +0100, Priya &lt;p@k.example&gt;, wrote:<br><blockquote type="cite">${old}</blockquote></div>`),
  hey: H(`<div class="trix-content"><div>${own}</div><br><blockquote>On November 17, 2026, Priya &lt;p@k.example&gt; wrote:<br>${old}</blockquote></div>`),
  missive: H(`<div>${own}</div><div class="missive_quote">On November 17, 2026 at 09:02, Priya &lt;p@k.example&gt; wrote:<br><blockquote class="missive_quote">${old}</blockquote></div>`),
  airmail: H(`<div>${own}</div><div class="bloop_sign">Jonas</div><p class="airmail_on">On November 17, 2026 at 9:02:33 AM, Priya (<a>p@k.example</a>) wrote:</p><blockquote type="cite" class="clean_bq">${old}</blockquote>`),
  mailspring: H(`<div>${own}</div><br><signature id="local-1"><div>Jonas</div></signature><div class="gmail_quote_attribution">On Nov 17 2026, at 9:02 am, Priya &lt;p@k.example&gt; wrote:</div><blockquote class="gmail_quote">${old}</blockquote>`),
  samsung: H(`${own}<div><br></div><div id="composer_signature"><div dir="auto">Sent from my Galaxy</div></div><div><br></div><div><div>-------- Original message --------</div><div>From: Priya &lt;p@k.example&gt; </div><div>Date: 17/11/2026 09:02 (GMT+01:00) </div><div>To: Jonas </div><div>Subject: Cells </div><br></div>${old}`),
  lotus: H(`<font>${own}</font><br><br><font>From: </font><font>Priya/KES</font><br><font>To: </font><font>Jonas</font><br><font>Date: </font><font>17.11.2026 09:02</font><br><font>Subject: </font><font>Cells</font><hr noshade><br>${old}`),
  lotusTable: H(`<font>${own}</font><br><br><table width=100%><tr valign=top><td><font><b>Priya Raman &lt;p@k.example&gt;</b></font><p>17.11.2026 09:02</p><td><table><tr><td>To<td>Jonas<tr><td>cc<td><tr><td>Subject<td>Cells</table></table><br>${old}`),
  roundcube: H(`<p>${own}</p><p id="reply-intro">On 2026-11-17 09:02, Priya wrote:</p><blockquote type="cite" style="padding:0 0.4em">${old}</blockquote><div id="_rc_sig"><pre>-- \nJonas</pre></div>`),
  gmx: H(`<div><div>${own}</div><div><br><div name="quote" style="margin:10px 5px 5px 10px;border-left:2px solid #C3D9E5"><div><b>Gesendet:</b> Dienstag, 17. November 2026 um 09:02 Uhr<br><b>Von:</b> "Priya" &lt;p@k.example&gt;<br><b>An:</b> j@h.example<br><b>Betreff:</b> Cells</div><div name="quoted-content">${old}</div></div></div></div>`),
  ionos: H(`<div>${own}</div><blockquote type="cite"><div>Priya &lt;p@k.example&gt; hat am 17.11.2026 09:02 CET geschrieben:</div>${old}</blockquote>`),
  orange: H(`<p>${own}</p><blockquote style="border-left:1px solid #ff6600">&gt; Message du 17/11/26 09:02<br>&gt; De : "Priya" &lt;p@k.example&gt;<br>&gt; A : j@h.example<br>${old}</blockquote>`),
  qq: H(`<div>${own}</div><div><includetail><!--<![endif]--></includetail></div><div style="font-size:12px">------------------ Original ------------------</div><div style="font-size:12px;background:#efefef"><div><b>From:</b> "Priya";</div><div><b>Date:</b> Tue, Nov 17, 2026 09:02 AM</div><div><b>To:</b> "Jonas";</div><div><b>Subject:</b> Cells</div></div>${old}`),
  netease: H(`<div>${own}</div><br><p>At 2026-11-17 09:02:33, "Priya" &lt;p@k.example&gt; wrote:</p><blockquote id="isReplyContent" style="PADDING-LEFT:1ex">${old}</blockquote>`),
  neteaseMaster: H(`<div>${own}</div><div id="ntes-pcmac-quote"><div style="font-size:12px">---- Replied Message ----</div><table><tr><td>From</td><td>Priya</td></tr></table><blockquote>${old}</blockquote></div>`),
  nylas: H(`<div>${own}</div><div class="gmail_quote nylas-quote">On Nov 17 2026, at 9:02 am, Priya wrote:<br><blockquote class="gmail_quote">${old}</blockquote></div>`),
  newton: H(`<div>${own}</div><div class="cm_quote" style="color:#787878">On Tue, Nov 17, 2026 at 9:02am, Priya &lt;<a>p@k.example</a>&gt; wrote:</div><br><div id="oldcontent"><blockquote>${old}</blockquote></div>`),
  freshdesk: H(`<div>${own}</div><br><div class="freshdesk_quote"><blockquote class="freshdesk_quote">On Tue, 17 Nov at 9:02 AM , Priya &lt;p@k.example&gt; wrote:<br>${old}</blockquote></div>`),
  intercom: H(`<p>${own}</p><div class="intercom-quote history"><p>On Tue, Nov 17, 2026 at 09:02, Priya &lt;p@k.example&gt; wrote:</p><blockquote>${old}</blockquote></div>`),
  hubspot: H(`<div>${own}</div><div class="hs_cos"><div>On Tue, Nov 17, 2026 at 9:02 AM, Priya &lt;p@k.example&gt; wrote:</div><blockquote>${old}</blockquote></div>`),
  typeCiteOnly: H(`<div>${own}</div><blockquote type="cite">${old}</blockquote>`),
  indentOwn: H(`<div>Hello</div><blockquote style="margin:0 0 0 40px;border:none;padding:0px"><div>indented words of my own</div></blockquote><div>Bye now</div><br><div class="gmail_quote"><div class="gmail_attr">On … wrote:</div><blockquote class="gmail_quote">${old}</blockquote></div>`),
  signatureTag: H(`<div>${own}</div><div class="moz-signature">-- <br>Jonas</div>`),
  entities: H(`<div>${own}</div><div>&#45;&#45;&#45;&#45;&#45;Original Message&#45;&#45;&#45;&#45;&#45;</div>${old}`),
  exchangePlain: `<!-- Converted from text/plain format --><html><body><p><font size=2>${own}<br><br>-----Original Message-----<br>From: Priya [<a href="mailto:p@k.example">mailto:p@k.example</a>]<br>Sent: Tue 17/11/2026 09:02<br>To: Jonas<br>Subject: Cells<br><br>Shall we?</font></p></body></html>`,
  pre: `<pre>${own}\n\nOn Tue, 17 Nov 2026, Priya &lt;p@k.example&gt; wrote:\n&gt; Shall we?\n&gt; Priya</pre>`,
  gtText: H(`<div>${own}</div><div>On Tue, 17 Nov 2026 at 09:02, Priya wrote:</div><div>&gt; Shall we?</div><div>&gt; Priya</div>`),
  nohtml: `${own}<br><br>On Tue, Nov 17, 2026 at 9:02 AM Priya &lt;p@k.example&gt; wrote:<br>&gt; Shall we?`,
  wroteSplit: H(`<div>${own}</div><div>On Tue, Nov 17, 2026 at 9:02 AM Priya Raman<br>&lt;p@k.example&gt; wrote:</div>${old}`),
  quoteHr: H(`<div>${own}</div><hr><div><b>From:</b> Priya<br><b>To:</b> Jonas<br><b>Date:</b> Tue<br><b>Subject:</b> x</div>${old}`),
  tableHdr: H(`<div>${own}</div><table><tr><td>From:</td><td>Priya</td></tr><tr><td>Sent:</td><td>Tuesday</td></tr><tr><td>To:</td><td>Jonas</td></tr><tr><td>Subject:</td><td>Cells</td></tr></table>${old}`),
};
const written: Readonly<Record<string, string>> = { indentOwn: 'Hello\nindented words of my own\nBye now' };

test.each(Object.keys(clients))('only the words of the writer are read from a mail of %s, in one line or many', (name) => {
  const html = clients[name] ?? '';
  const shapes = [html, html.replace(/>\s+</g, '><'), html.replace(/(<(?:div|p|blockquote|br|table|hr))/g, '\n$1')];
  const plain = (text: string): string => text.replace(/\s+/g, ' ');
  expect(shapes.map((shape) => plain(joinLines(takeApart({ html: shape }).own)))).toEqual(shapes.map(() => plain(written[name] ?? own)));
});
