import { isDeviceSignature } from '../../../src/domain/mail/deviceSignature.ts';

const lines = [
  'Sent from my iPhone', 'Sent from my iPad Pro', 'Sent from my Samsung Galaxy smartphone.', 'Sent from my Galaxy', 'Sent from my Pixel 9',
  'Sent from my BlackBerry 10 smartphone.', 'Sent from my BlackBerry® wireless handheld', 'Sent from my Windows Phone', 'Sent from my Verizon, Samsung Galaxy smartphone',
  'Sent from my T-Mobile 4G LTE Device', 'Sent from my mobile device', 'Sent from my mobile. Please excuse brevity.', 'Sent from my phone, please excuse typos',
  'Sent from Outlook for iOS', 'Sent from Outlook for Android<https://aka.ms/x>', 'Get Outlook for iOS<https://aka.ms/x>', 'Get [Outlook for iOS](https://aka.ms/x)',
  'Sent from Yahoo Mail for iPhone', 'Sent from Yahoo Mail. Get the app', 'Sent from AOL Mobile Mail', 'Sent from ProtonMail mobile', 'Sent from Proton Mail for iOS',
  'Sent from Mail for Windows', 'Sent from [Mail](https://go.microsoft.com/x) for Windows 10', 'Sent from Mail.ru app for Android', 'Sent from myMail for iOS', 'Sent from Nine',
  'Sent from Gmail Mobile', 'Sent from Spark', 'Sent via Superhuman', 'Sent via the Samsung Galaxy S10, an AT&T 5G smartphone', 'Sent with Spark', 'Sent with Shortwave',
  'Sent with Proton Mail secure email.', 'Sent using Zoho Mail', 'Sent from Front', 'Sent from Thunderbird for Android', 'Sent from Blue', 'Sent with BlueMail',
  'Sent with Aqua Mail for Android', 'Sent from a mobile device', 'Sent from Surface', 'Sent by iPhone', 'Sent on the go', 'Sent from Polymail', 'Sent from Tutanota',
  'Sent wirelessly from my BlackBerry', 'Sent while mobile', 'Sent from mobile', 'sent from tablet', 'Sent using Hushmail', 'Sent from my Huawei phone', 'Sent from TypeApp',
  'Typed on my phone', 'Von meinem iPhone gesendet', 'Von meinem Samsung Galaxy Smartphone gesendet.', 'Gesendet von meinem iPhone', 'Gesendet mit der GMX Mail App',
  'Gesendet von Mail für Windows 10', 'Gesendet von Outlook für Android', 'Gesendet mit der WEB.DE Mail App',
  'Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.', 'Von unterwegs gesendet', 'Mobil gesendet', 'Holen Sie sich Outlook für iOS',
  'Outlook für Android herunterladen', 'Envoyé de mon iPhone', 'Envoyé depuis mon iPad', 'Envoyé de mon téléphone Samsung', 'Envoyé depuis mon appareil mobile Samsung.',
  'Envoyé à partir de Outlook pour Android', 'Envoyé avec BlueMail', 'Envoyé à partir de Courrier pour Windows 10', 'Obtenir Outlook pour iOS', 'Télécharger Outlook pour Android',
  'Enviado desde mi iPhone', 'Enviado desde mi dispositivo Samsung', 'Enviado desde Correo para Windows 10', 'Enviado desde Yahoo Mail para Android', 'Obtener Outlook para iOS',
  'Enviado do meu iPhone', 'Enviado do meu smartphone Samsung Galaxy.', 'Enviado do Email para Windows 10', 'Enviado a partir do meu iPhone', 'Enviado de meu iPhone',
  'Obter o Outlook para iOS', 'Obter Outlook para Android', 'Inviato da iPhone', 'Inviato dal mio iPhone', 'Inviato da smartphone Samsung Galaxy.',
  'Inviato da Posta per Windows 10', 'Inviato da Libero Mail', 'Inviato dal mio dispositivo Samsung', 'Scarica Outlook per iOS', 'Ottieni Outlook per iOS',
  'Verstuurd vanaf mijn iPhone', 'Verzonden vanaf mijn Samsung-apparaat', 'Verzonden vanuit Mail voor Windows', 'Verzonden met Outlook voor iOS', 'Outlook voor iOS downloaden',
  'Verstuurd vanaf mijn mobiel', 'Skickat från min iPhone', 'Skickat från Outlook för iOS', 'Hämta Outlook för iOS', 'Sendt fra min iPhone',
  'Sendt fra min Samsung Galaxy-smartphone', 'Sendt fra Outlook til iOS', 'Hent Outlook til iOS', 'Sendt fra Mail til Windows', 'Lähetetty iPhonesta',
  'Lähetetty laitteesta iPhone', 'Lähetetty Samsung-puhelimesta', 'Wysłane z iPhone’a', 'Wysłane z mojego iPhone\'a', 'Wysłano z mojego telefonu',
  'Pobierz program Outlook dla systemu iOS', 'Wysłane z aplikacji Poczta', 'Odesláno z iPhonu', 'Odesláno z mého iPhone', 'Odesláno z mobilu', 'Získejte Outlook pro iOS',
  'Odoslané z iPhonu', 'Az iPhone-omról küldve', 'Elküldve az iPhone-omról', 'Trimis de pe iPhone-ul meu', 'Отправлено с iPhone', 'Отправлено с моего iPhone',
  'Отправлено из мобильной Яндекс.Почты', 'Отправлено из Почты Mail.ru', 'Отправлено из Mail.ru для Android', 'Надіслано з iPhone', 'Надіслано з мого iPhone',
  'iPhone\'umdan gönderildi', 'iPhone’umdan gönderildi', 'Στάλθηκε από το iPhone μου', 'Poslano s mog iPhonea', 'Poslano iz mojega iPhona', 'iPhoneから送信', 'iPadから送信',
  '私のiPhoneから送信', '从我的 iPhone 发送', '发自我的iPhone', '發自我的iPhone', '从我的iPad发送', '從我的 iPhone 傳送', '我的 iPhone에서 보냄', '나의 iPhone에서 보냄', '내 iPhone에서 보냄', 'Samsung 스마트폰에서 보냄',
  'Đã gửi từ iPhone của tôi', 'Được gửi từ iPhone của tôi', 'Dikirim dari iPhone saya', 'Kirim dari iPhone saya', 'נשלח מה-iPhone שלי', 'أرسلت من الـ iPhone',
  'ส่งจาก iPhone ของฉัน', 'Sendt frá iPhone', 'Enviat des del meu iPhone',
];

test('what phones and mail programs add is recognized in the languages they speak', () => {
  expect(lines.filter((line) => !isDeviceSignature(line))).toEqual([]);
});

test('brands nobody listed are recognized by shape', () => {
  expect(['Sent from my Zenbook 4K', 'Sent from my Verizon Wireless 4G LTE DROID', 'Envoyé de mon Crosscall Core'].map(isDeviceSignature)).toEqual([true, true, true]);
});

test.each([
  'I sent it from the office', 'The message was sent from my phone by mistake, sorry.', 'Sent from my phone by mistake, sorry.', 'Sent from my desk, is much easier then my mobile phone.', 'Sent from my side everything is fine, but please check.',
  'Sent from the phone number you gave us.', 'Gesendet wurde das Muster schon am Montag.', 'Outlook with a reply', 'Get the outlook for May, please.', 'Mobile robots are what we want.', 'I got Outlook for iOS running, thanks.', '',
])('"%s" is a sentence of the writer', (line) => {
  expect(isDeviceSignature(line)).toBe(false);
});
