// Domains where anybody gets a mailbox, for good or for ten minutes: sharing one says nothing about sharing a company. Short lists for the pane; the agent has full ones.

const words =
  'gmail.com googlemail.com outlook.com outlook.de outlook.fr outlook.es outlook.it outlook.be outlook.pt outlook.com.br outlook.dk outlook.co.uk hotmail.com hotmail.co.uk hotmail.de hotmail.fr hotmail.es hotmail.it hotmail.be hotmail.nl hotmail.com.br hotmail.ca hotmail.se hotmail.ch live.com live.de live.fr live.nl live.it live.be live.co.uk live.ca live.com.mx live.com.pt live.dk live.se msn.com passport.com windowslive.com ' +
  'yahoo.com yahoo.de yahoo.fr yahoo.es yahoo.it yahoo.co.uk yahoo.co.in yahoo.co.jp yahoo.com.br yahoo.com.mx yahoo.com.ar yahoo.com.au yahoo.ca yahoo.gr yahoo.ie yahoo.in yahoo.nl yahoo.pl yahoo.se ymail.com rocketmail.com ' +
  'aol.com aol.de aol.fr aol.co.uk aim.com icloud.com me.com mac.com proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.io tutamail.com fastmail.com fastmail.fm hey.com zoho.com zohomail.com mail.com email.com usa.com post.com consultant.com engineer.com hushmail.com runbox.com mailfence.com posteo.de posteo.net mailbox.org ' +
  'gmx.de gmx.net gmx.at gmx.ch gmx.com gmx.fr gmx.co.uk web.de t-online.de freenet.de arcor.de online.de 1und1.de vodafone.de kabelmail.de unitybox.de email.de a1.net aon.at chello.at bluewin.ch hispeed.ch sunrise.ch ' +
  'orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr numericable.fr club-internet.fr aliceadsl.fr telenet.be skynet.be proximus.be voo.be pandora.be ' +
  'libero.it virgilio.it alice.it tin.it tiscali.it inwind.it iol.it fastwebnet.it email.it telefonica.net movistar.es terra.es ono.com ya.com terra.com.br uol.com.br bol.com.br ig.com.br globo.com globomail.com r7.com sapo.pt clix.pt iol.pt netcabo.pt mail.telepac.pt ' +
  'ziggo.nl kpnmail.nl kpnplanet.nl planet.nl hetnet.nl xs4all.nl home.nl upcmail.nl quicknet.nl casema.nl tele2.nl zonnet.nl chello.nl telfort.nl ' +
  'btinternet.com btopenworld.com sky.com talktalk.net virginmedia.com ntlworld.com blueyonder.co.uk tiscali.co.uk eircom.net comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com netzero.net optonline.net rogers.com shaw.ca sympatico.ca bigpond.com bigpond.net.au optusnet.com.au iinet.net.au xtra.co.nz excite.com lycos.com netscape.net rediffmail.com indiatimes.com ' +
  'mail.ru bk.ru list.ru inbox.ru yandex.ru yandex.com ya.ru rambler.ru ukr.net i.ua meta.ua wp.pl o2.pl onet.pl op.pl interia.pl gazeta.pl tlen.pl poczta.fm seznam.cz centrum.cz email.cz atlas.cz volny.cz azet.sk zoznam.sk freemail.hu citromail.hu abv.bg mail.bg ' +
  'telia.com spray.se tele2.se online.no broadpark.no jubii.dk mail.dk luukku.com kolumbus.fi suomi24.fi qq.com 163.com 126.com sina.com sohu.com foxmail.com naver.com daum.net hanmail.net docomo.ne.jp ezweb.ne.jp softbank.ne.jp inbox.lv walla.co.il walla.com otenet.gr mynet.com';

const domains = new Set(words.split(' '));

/** True for a domain where anybody gets a mailbox. `domain` in lower case. */
export function isFreeMailDomain(domain: string): boolean {
  return domains.has(domain);
}

const throwAway = new Set(
  'mailinator.com guerrillamail.com guerrillamail.net guerrillamail.org guerrillamailblock.com sharklasers.com grr.la 10minutemail.com 10minutemail.net 20minutemail.com tempmail.com temp-mail.org temp-mail.io tempmailo.com tempail.com tempr.email minutemail.com yopmail.com yopmail.fr yopmail.net trashmail.com trashmail.de trashmail.net trash-mail.com wegwerfmail.de wegwerfemail.de spamgourmet.com mailnesia.com mailcatch.com maildrop.cc getnada.com nada.email dispostable.com fakeinbox.com throwawaymail.com mohmal.com mytemp.email emailondeck.com moakt.com discard.email discardmail.com mintemail.com mailexpire.com jetable.org jetable.com spam4.me byom.de einrot.com cuvox.de armyspy.com dayrep.com fleckens.hu gustr.com jourrapide.com rhyta.com superrito.com teleworm.us'.split(
    ' ',
  ),
);

/** True for a domain of throw-away mailboxes. `domain` in lower case. */
export function isDisposableDomain(domain: string): boolean {
  return throwAway.has(domain);
}
