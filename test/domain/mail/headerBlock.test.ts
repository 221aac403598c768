import { headerBlockLength } from '../../../src/domain/mail/headerBlock.ts';
import { joinLines, takeApart } from '../../../src/domain/mail/ownWords.ts';

const reader = (text: string): ((index: number) => string | undefined) => (index) => text.split('\n')[index];

// As Outlook, its kin and other clients write them; sender, reader and day are ours.
const blocks: Readonly<Record<string, string>> = {
  en: 'From: Priya Raman <priya@kestrel.example>\nSent: Tuesday, November 17, 2026 9:02 AM\nTo: Jonas Brandt <jonas@halvorsen.example>\nSubject: RE: Cells',
  enDate: 'From: Priya Raman\nDate: Tuesday, 17 November 2026 at 09:02\nTo: Jonas Brandt\nCc: Sales\nSubject: Re: Cells',
  enBold: '**From:** Priya Raman <priya@kestrel.example>\n**Sent:** Tuesday, November 17, 2026 9:02 AM\n**To:** Jonas Brandt\n**Subject:** RE: Cells',
  enStar: '*From: *Priya Raman <priya@kestrel.example>\n*Date: *Tuesday, November 17, 2026 at 9:02 AM\n*To: *Jonas Brandt\n*Subject: *Re: Cells',
  enNoTo: 'From: Priya Raman\nSent: Tuesday, November 17, 2026 9:02 AM\nSubject: Cells',
  enSubjectFirst: 'Subject: Re: Cells\nFrom: Priya Raman <priya@kestrel.example>\nDate: Tue, 17 Nov 2026\nTo: Jonas',
  enDateFirst: 'Date: Tue, 17 Nov 2026 09:02:33 +0100\nFrom: priya@kestrel.example\nTo: jonas@halvorsen.example\nSubject: Cells',
  enToFirst: 'To: jonas@halvorsen.example\nFrom: priya@kestrel.example\nSubject: Cells\nDate: Tue, 17 Nov 2026',
  enFold: 'From: Priya Raman <priya@kestrel.example>\nSent: Tuesday, November 17, 2026 9:02 AM\nTo: Jonas Brandt <jonas@halvorsen.example>;\n Mara Quist <mara@halvorsen.example>;\n Ole Dahl <ole@halvorsen.example>\nSubject: RE: Cells',
  enImportance: 'From: Priya Raman\nImportance: High\nSent: Tuesday\nTo: Jonas\nSubject: Cells',
  enOneLine: 'From: Priya Raman <priya@kestrel.example> Sent: Tuesday, November 17, 2026 9:02 AM To: Jonas Brandt Subject: Cells',
  enBlank: 'From: Priya Raman\n\nSent: Tuesday, November 17, 2026 9:02 AM\n\nTo: Jonas\n\nSubject: Cells',
  de: 'Von: Priya Raman <priya@kestrel.example>\nGesendet: Dienstag, 17. November 2026 09:02\nAn: Jonas Brandt\nCc: Mara\nBetreff: AW: Zellen',
  deApple: 'Von: Priya Raman <priya@kestrel.example>\nBetreff: Zellen\nDatum: 17. November 2026 um 09:02:33 MEZ\nAn: Jonas Brandt',
  deMac: 'Von: Priya Raman\nDatum: Dienstag, 17. November 2026 um 09:02\nAn: Jonas Brandt\nBetreff: Zellen',
  deWeb: 'Gesendet: Dienstag, 17. November 2026 um 09:02 Uhr\nVon: "Priya Raman" <priya@kestrel.example>\nAn: jonas@halvorsen.example\nBetreff: Zellen',
  fr: 'De : Priya Raman <priya@kestrel.example>\nEnvoyé : mardi 17 novembre 2026 09:02\nÀ : Jonas Brandt\nCc : Mara\nObjet : RE: Cellules',
  frMac: 'De : Priya Raman\nDate : mardi 17 novembre 2026 à 09:02\nÀ : Jonas\nObjet : Cellules',
  frOrange: '> Message du 17/11/26 09:02\n> De : "Priya Raman" <priya@kestrel.example>\n> A : jonas@halvorsen.example\n> Copie à : \n> Objet : Cellules',
  frZimbra: 'De: "Priya Raman" <priya@kestrel.example>\nÀ: "Jonas" <jonas@halvorsen.example>\nEnvoyé: Mardi 17 Novembre 2026 09:02:33\nObjet: Cellules',
  es: 'De: Priya Raman <priya@kestrel.example>\nEnviado: martes, 17 de noviembre de 2026 9:02\nPara: Jonas Brandt\nAsunto: RE: Celdas',
  es2: 'De: Priya Raman [mailto:priya@kestrel.example] \nEnviado el: martes, 17 de noviembre de 2026 9:02 a. m.\nPara: Jonas\nCC: Mara\nAsunto: Celdas',
  esMac: 'De: Priya Raman\nFecha: martes, 17 de noviembre de 2026, 9:02\nPara: Jonas\nAsunto: Celdas',
  it: 'Da: Priya Raman <priya@kestrel.example>\nInviato: martedì 17 novembre 2026 09:02\nA: Jonas\nOggetto: R: Celle',
  itMac: 'Da: Priya Raman\nData: martedì 17 novembre 2026 alle ore 09:02\nA: Jonas\nOggetto: Celle',
  pt: 'De: Priya Raman <priya@kestrel.example>\nEnviado: terça-feira, 17 de novembro de 2026 09:02\nPara: Jonas\nAssunto: RE: Células',
  pt2: 'De: Priya Raman [mailto:priya@kestrel.example]\nEnviada em: terça-feira, 17 de novembro de 2026 09:02\nPara: Jonas\nAssunto: Células',
  nl: 'Van: Priya Raman <priya@kestrel.example>\nVerzonden: dinsdag 17 november 2026 09:02\nAan: Jonas\nOnderwerp: RE: Cellen',
  nlMac: 'Van: Priya Raman\nDatum: dinsdag 17 november 2026 om 09:02\nAan: Jonas\nOnderwerp: Cellen',
  sv: 'Från: Priya Raman <priya@kestrel.example>\nSkickat: den 17 november 2026 09:02\nTill: Jonas\nÄmne: SV: Celler',
  svDate: 'Från: Priya Raman\nDatum: tisdag 17 november 2026 09:02\nTill: Jonas\nKopia: Mara\nÄmne: Celler',
  da: 'Fra: Priya Raman <priya@kestrel.example>\nSendt: 17. november 2026 09:02\nTil: Jonas\nEmne: SV: Celler',
  daDate: 'Fra: Priya Raman\nDato: tirsdag den 17. november 2026 kl. 09.02\nTil: Jonas\nEmne: Celler',
  no: 'Fra: Priya Raman <priya@kestrel.example>\nSendt: tirsdag 17. november 2026 09:02\nTil: Jonas\nKopi: Mara\nEmne: SV: Celler',
  fi: 'Lähettäjä: Priya Raman <priya@kestrel.example>\nLähetetty: tiistai 17. marraskuuta 2026 9.02\nVastaanottaja: Jonas\nAihe: VS: Solut',
  pl: 'Od: Priya Raman <priya@kestrel.example>\nWysłano: wtorek, 17 listopada 2026 09:02\nDo: Jonas\nDW: Mara\nTemat: ODP: Cele',
  plData: 'Od: Priya Raman\nData: wtorek, 17 listopada 2026 09:02\nDo: Jonas\nTemat: Cele',
  cs: 'Od: Priya Raman <priya@kestrel.example>\nOdesláno: úterý 17. listopadu 2026 9:02\nKomu: Jonas\nPředmět: RE: Buňky',
  csSeznam: '---------- Původní e-mail ----------\nOd: Priya Raman <priya@kestrel.example>\nKomu: jonas@halvorsen.example\nDatum: 17. 11. 2026 9:02:33\nPředmět: Buňky',
  sk: 'Od: Priya Raman\nOdoslané: utorok 17. novembra 2026 9:02\nKomu: Jonas\nPredmet: RE: Bunky',
  hu: 'Feladó: Priya Raman <priya@kestrel.example>\nElküldve: 2026. november 17., kedd 9:02\nCímzett: Jonas\nTárgy: RE: Cellák',
  ro: 'De la: Priya Raman\nTrimis: marți, 17 noiembrie 2026 09:02\nCătre: Jonas\nSubiect: RE: Celule',
  hr: 'Od: Priya Raman\nPoslano: utorak, 17. studenoga 2026. 09:02\nPrima: Jonas\nPredmet: Ćelije',
  sl: 'Od: Priya Raman\nPoslano: torek, 17. november 2026 09:02\nZa: Jonas\nZadeva: Celice',
  ru: 'От: Priya Raman <priya@kestrel.example>\nОтправлено: 17 ноября 2026 г. 9:02\nКому: Jonas\nКопия: Mara\nТема: RE: Ячейки',
  ruDate: 'От: Priya Raman\nДата: вторник, 17 ноября 2026 г., 9:02\nКому: Jonas\nТема: Ячейки',
  ruMail: 'От кого: Priya Raman <priya@kestrel.example>\nКому: Jonas\nДата: Вторник, 17 ноября 2026, 9:02 +03:00\nТема: Ячейки',
  uk: 'Від: Priya Raman\nНадіслано: 17 листопада 2026 р. 9:02\nКому: Jonas\nТема: RE: Комірки',
  bg: 'От: Priya Raman\nИзпратено: вторник, 17 ноември 2026 г. 9:02\nДо: Jonas\nОтносно: RE: Клетки',
  sr: 'Šalje: Priya Raman\nPoslato: utorak, 17. novembar 2026. 09:02\nZa: Jonas\nTema: Ćelije',
  el: 'Από: Priya Raman\nΣτάλθηκε: Τρίτη, 17 Νοεμβρίου 2026 9:02 πμ\nΠρος: Jonas\nΘέμα: ΑΠ: Κύτταρα',
  elDate: 'Από: Priya Raman\nΗμερομηνία: Τρίτη 17 Νοεμβρίου 2026\nΠρος: Jonas\nΚοιν.: Mara\nΘέμα: Κύτταρα',
  tr: 'Kimden: Priya Raman <priya@kestrel.example>\nGönderildi: 17 Kasım 2026 Salı 09:02\nKime: Jonas\nBilgi: Mara\nKonu: YNT: Hücreler',
  trDate: 'Gönderen: Priya Raman\nTarih: 17 Kasım 2026 Salı 09:02\nAlıcı: Jonas\nKonu: Hücreler',
  ja: '差出人: Priya Raman <priya@kestrel.example>\n送信日時: 2026年11月17日 9:02\n宛先: Jonas\n件名: RE: セル',
  jaWide: '差出人： Priya Raman\n日時： 2026年11月17日 9:02\n宛先： Jonas\n件名： セル',
  jaFrom: 'From: Priya Raman <priya@kestrel.example>\nSent: Tuesday, November 17, 2026 9:02 AM\nTo: 山田太郎\nSubject: RE: セル',
  zh: '发件人: Priya Raman <priya@kestrel.example>\n发送时间: 2026年11月17日 9:02\n收件人: Jonas\n主题: 答复: 单元',
  zhWide: '发件人：Priya Raman\n日期：2026年11月17日 星期二 09:02\n收件人：Jonas\n抄送：Mara\n主题：单元',
  zhTw: '寄件者: Priya Raman\n寄件日期: 2026年11月17日 上午 09:02\n收件者: Jonas\n主旨: RE: 單元',
  zhQq: '------------------ 原始邮件 ------------------\n发件人: "Priya Raman" <priya@kestrel.example>;\n发送时间: 2026年11月17日(星期二) 上午9:02\n收件人: "jonas"<jonas@halvorsen.example>;\n主题: 单元',
  ko: '보낸 사람: Priya Raman <priya@kestrel.example>\n보낸 날짜: 2026년 11월 17일 화요일 오전 9:02\n받는 사람: Jonas\n제목: RE: 셀',
  koNaver: '-----Original Message-----\nFrom: "Priya Raman"<priya@kestrel.example>\nTo: "Jonas"<jonas@halvorsen.example>;\nCc:\nSent: 2026-11-17 (화) 09:02:33 (GMT+09:00)\nSubject: 셀',
  ko2: '보낸사람: Priya Raman\n날짜: 2026년 11월 17일\n받는사람: Jonas\n제목: 셀',
  vi: 'Từ: Priya Raman <priya@kestrel.example>\nĐã gửi: 17 Tháng Mười Một 2026 9:02 SA\nĐến: Jonas\nChủ đề: Ô',
  th: 'จาก: Priya Raman <priya@kestrel.example>\nส่ง: 17 พฤศจิกายน 2569 9:02\nถึง: Jonas\nเรื่อง: RE: เซลล์',
  id: 'Dari: Priya Raman\nDikirim: 17 November 2026 9:02\nKepada: Jonas\nPerihal: RE: Sel',
  he: 'מאת: Priya Raman\nנשלח: יום שלישי 17 נובמבר 2026 09:02\nאל: Jonas\nנושא: RE: תאים',
  ar: 'من: Priya Raman\nتم الإرسال: 17 نوفمبر 2026 09:02\nإلى: Jonas\nالموضوع: RE: خلايا',
  lt: 'Nuo: Priya Raman\nIšsiųsta: 2026 m. lapkričio 17 d. 09:02\nKam: Jonas\nTema: RE: Ląstelės',
  lv: 'No: Priya Raman\nNosūtīts: otrdiena, 2026. gada 17. novembris 09:02\nKam: Jonas\nTēma: Šūnas',
  et: 'Saatja: Priya Raman\nSaadetud: teisipäev, 17. november 2026 09:02\nAdressaat: Jonas\nTeema: RE: Rakud',
  ca: "De: Priya Raman\nEnviat el: dimarts, 17 de novembre de 2026 9:02\nPer a: Jonas\nTema: RE: Cel·les",
  is: 'Frá: Priya Raman\nSent: þriðjudagur, 17. nóvember 2026 09:02\nTil: Jonas\nEfni: RE: Frumur',
  gmailFwdLike: '---------- Original message ----------\nFrom: Priya Raman <priya@kestrel.example>\nDate: Tue, Nov 17, 2026\nSubject: Cells',
  underscore: '________________________________\nFrom: Priya Raman <priya@kestrel.example>\nSent: Tuesday, November 17, 2026 9:02 AM\nTo: Jonas\nSubject: Cells',
  underscoreDe: '________________________________\nVon: Priya Raman <priya@kestrel.example>\nGesendet: Dienstag, 17. November 2026 09:02:33\nAn: Jonas\nBetreff: Cells',
  dashesOrig: '-----Original Message-----\nFrom: Priya Raman [mailto:priya@kestrel.example]\nSent: Tuesday, November 17, 2026 9:02 AM\nTo: Jonas\nSubject: Cells',
  lotus: 'Priya Raman <priya@kestrel.example>\n17.11.2026 09:02\n\nTo\tjonas@halvorsen.example\ncc\t\nSubject\tCells',
  rule: '---\nFrom: Priya Raman\nDate: Tue\nTo: Jonas\nSubject: Cells',
  replyTo: 'From: Priya Raman <priya@kestrel.example>\nReply-To: cells@kestrel.example\nDate: Tuesday, 17 November 2026 at 09:02\nTo: Jonas\nSubject: Cells',
  fromAt: 'From: priya@kestrel.example [mailto:priya@kestrel.example] On Behalf Of Priya Raman\nSent: Tuesday, November 17, 2026 9:02 AM\nTo: sales@kestrel.example\nSubject: Cells',
  quotedBlock: '> From: priya@kestrel.example\n> To: jonas@halvorsen.example\n> Subject: Cells\n> Date: Tue, 17 Nov 2026 09:02:33 +0000',
  winPhone: '________________________________\nFrom: Priya Raman<mailto:priya@kestrel.example>\nSent: ‎17/‎11/‎2026 09:02\nTo: Jonas<mailto:jonas@halvorsen.example>\nSubject: Cells',
  samsung: '-------- Original message --------\nFrom: Priya Raman <priya@kestrel.example> \nDate: 17/11/2026 09:02 (GMT+01:00) \nTo: jonas@halvorsen.example \nSubject: Cells ',
  samsungDe: '-------- Ursprüngliche Nachricht --------\nVon: Priya Raman <priya@kestrel.example>\nDatum: 17.11.26 09:02 (GMT+01:00)\nAn: jonas@halvorsen.example\nBetreff: Cells',
  samsungFr: "-------- Message d'origine --------\nDe : Priya Raman\nDate :17/11/2026 09:02 (GMT+01:00)\nÀ : Jonas\nObjet : Cells",
  htc: '----- Reply message -----\nFrom: "Priya Raman" <priya@kestrel.example>\nTo: "Jonas" <jonas@halvorsen.example>\nSubject: Cells\nDate: Tue, Nov 17, 2026 09:02',
  huawei: '-------- Original message --------\nSubject: Re: Cells\nFrom: Priya Raman\nTo: Jonas\nCC: ',
  netease: '---- Replied Message ----\n| From | Priya Raman<priya@kestrel.example> |\n| Date | 11/17/2026 09:02 |\n| To | <jonas@halvorsen.example> |\n| Subject | Cells |',
};

test.each(Object.keys(blocks))('a block of From, Sent, To and Subject begins the history (%s)', (name) => {
  const own = 'Yes, two cells would do.';
  const block = blocks[name] ?? '';
  for (const text of [`${own}\n\n${block}\n\nShall we plan two?\n\nPriya`, `${own}\n${block}\n\nShall we plan two?`, `${own}\r\n\r\n${block.replaceAll('\n', '\r\n')}\r\n\r\nShall we?`]) {
    expect(joinLines(takeApart({ text }).own)).toBe(own);
  }
});

test('the block ends where its labels end', () => {
  expect(headerBlockLength(reader('From: A <a@b.example>\nSent: Monday\nTo: B\nSubject: C\n\nHello\nthere'), 0)).toBe(4);
});

test.each(['To: be or not to be\nDate: open\nthat is all', 'From: the factory floor\nwe hear that two is enough.', 'Date: Tuesday works.\nTime: 10:00\nPlace: your office', 'De: 4 a 6 semanas\nPara: dos celdas', 'Le prix : 4 000 €\nLa date : mardi\nÀ voir : la garantie'])('prose with colons is no header block: %s', (text) => {
  expect(headerBlockLength(reader(text), 0)).toBe(0);
});
