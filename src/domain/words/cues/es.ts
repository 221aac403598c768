// Spanish cues. Weights: 2 = says it outright, 1 = enough alone, 0.5 = needs company, negative = speaks against it.
import type { CueTable } from '../cueMatcher.ts';

export const spanishCues: CueTable = {
  'opt-out': {
    2: 'darme de baja, dar de baja, deme de baja, denme de baja, dadme de baja, dame de baja, baja de su lista, quitenme, quiteme, quitadme, borrenme, eliminenme, elimine mis datos, eliminen mis datos, borrar mis datos, borren mis datos, no me escriban, no me escriba mas, no nos escriban, no me contacte*, dejen de, deje de enviar, dejad de, no deseo recibir, no quiero recibir, no mas correos, de su lista, de vuestra lista, saquenme',
    1: 'rgpd, lopd, proteccion de datos, sin mi consentimiento, derecho de supresion',
  },
  complaint: { 2: 'queja, denuncia*, abogado, acoso, reclamacion, spam', 1: 'inaceptable, verguenza, harto, harta, tercera vez, intolerable, molesto' },
  'wrong-person': {
    2: 'persona equivocada, no soy la persona, no soy el responsable, no soy la responsable, se ha equivocado, os habeis equivocado, no es mi area, no es mi departamento, ya no trabajo, ya no trabaja, ya no estoy, ya no esta en, no me encargo, ya no llevo, yo no llevo, direccion equivocada, jubil*, no me corresponde',
    1: 'no soy yo, no depende de mi, otro departamento, no decido',
  },
  referral: {
    2: 'pongase en contacto con, ponte en contacto con, contacte con, contacta con, contacten con, hable con, habla con, hablen con, escriba a, escribale, escribele, escribe a, dirijase a, he reenviado, reenvio, se lo paso a, lo lleva, la lleva, se encarga, el responsable es, la responsable es, la persona indicada, la persona adecuada, quien decide es, quien lo lleva, mi companero, mi companera, en copia, preguntale a, pregunte por',
    1: 'mi jefe, mi jefa, mi socio, mi socia, encargad*, correo es, su correo',
  },
  'not-interested': {
    2: 'no nos interesa, no me interesa, no estamos interesad*, no estoy interesad*, sin interes, no gracias, gracias pero no, no necesitamos, no lo necesitamos, no necesito, no nos hace falta, no hace falta, no encaja, no es para nosotros, hemos decidido no, hemos elegido otro, otro proveedor, ya tenemos proveedor, descartamos, descartado, descarto, no vamos a seguir, no seguimos, no queremos, lo dejamos, preferimos no, hemos optado por, no insista, no insistas',
    1: 'ya tenemos, estamos contentos con, contentos con lo que, no procede, mejor no, no vemos, olvid*, paso, pasamos',
  },
  'not-now': {
    2: 'ahora no, ahora mismo no, por ahora no, de momento no, por el momento no, este ano no, no es buen momento, no es el momento, mas adelante, el proximo ano, el ano que viene, proximo trimestre, despues del verano, a la vuelta de, tras el verano, despues de vacaciones, en unos meses, dentro de unos meses, dentro de tres meses, en seis meses, vuelva a, vuelve a escribir, vuelvan a, hablamos en, retomamos, retomarlo, retomar, lo retomamos, no antes de, hasta que no, hasta septiembre, hasta enero, presupuesto cerrado, presupuesto congelado, aplazado, en pausa, parado hasta, demasiado pronto, recuerdame, recuerdeme, avisame en, escribeme en',
    1: 'hasta entonces, no tenemos tiempo, otras prioridades, a partir de, cuando pase, campana, cierre de ano, temporada alta, liados, liado, liada',
  },
  'meeting-request': {
    2: 'concertar una, agendar, agendamos, agenda una, una reunion, reunirnos, reunion, quedamos, quedar, podemos quedar, una llamada, llamame, llameme, llamenme, me llama, me llamas, nos llamamos, nos vemos, vernos, hablamos el, videollamada, por teams, por zoom, una demo, una demostracion, una visita, visitarnos, venga, vengan, venid, pasese, pasate, se pasa, pasarse, paso por, me viene bien, nos viene bien, te viene bien, le viene bien, me va bien, os va bien, estoy libre, tengo libre, tengo hueco, un hueco, disponible, disponibilidad, convocatoria, mande la invitacion, invitacion, en persona, in situ, ensename, ensenenos',
    1: 'cita, calendario, media hora, 30 minutos, 20 minutos, un cafe, la semana que viene, semana proxima, hablar',
    0.5: 'hora, semana, tarde, manana',
    '-1.5': 'no me llame*, sin llamadas, no hace falta reunion, nada de reuniones, nada de llamadas, sin reuniones',
  },
  'concession-request': {
    2: 'descuento, rebaja, rebajar, mejor precio, mejorar el precio, mejorar la oferta, ajustar el precio, ajustar, bajar el precio, bajar, bajais, baja un, igualar, igualais, precio especial, condiciones especiales, gratis, sin coste, plazo de pago, aplazar el pago, por ciento menos, ultimo precio, hacer algo con el precio, apretar',
    1: 'negociar, margen, mas barato, firmo, firmamos, excepcion, esfuerzo',
  },
  'pricing-request': {
    2: 'cuanto cuesta, cuanto costaria, cuanto vale, cuanto sale, cuanto saldria, cuanto es, cuanto nos, cuanto me, que precio, que coste, precio*, tarifa*, presupuesto para, un presupuesto, presupuesto de, pasame presupuesto, cotizacion, cotizar, lista de precios, orden de magnitud, coste total, por usuario, por mes, al mes, con iva, sin iva, iva incluido, a cuanto, por cuanto',
    1: 'coste, costes, costo, presupuesto, euros, cuanto',
    '-1': 'nos cuesta, precio bien, presupuesto cerrado, presupuesto congelado, no hay presupuesto',
  },
  'information-request': {
    2: 'puede enviarme, puede enviar*, podria enviar*, podrias enviar*, puedes enviar*, me puede mandar, me puedes mandar, mandame, mandeme, enviame, envieme, envienos, mandanos, me envia, me envie, nos envie, mas informacion, mas detalles, mas datos, ficha tecnica, fichas tecnicas, catalogo, folleto, documentacion, referencias, caso de exito, casos de exito, plazo de entrega, manual, certificad*, compatib*, me gustaria saber, nos gustaria saber, quisiera saber, quiero saber, necesito saber, es posible, se puede, se integra, tienen, teneis, ofrecen, como funciona, hay forma, hace falta, hagame llegar, hazme llegar, muestra, muestras, nos falta saber',
    1: 'informacion, detalles, duda, dudas, pregunta, preguntas, guia, garantia, plazos, cual, cuales, que pasa si, cuantos, cuantas, cuanto tarda, donde, quien, como',
  },
  objection: {
    2: 'demasiado caro, muy caro, carisimo, demasiado complicado, nos preocupa, me preocupa, no me convence, no nos convence, tengo dudas, contrato en vigor, contrato hasta, atados, mala experiencia, ya probamos, fuera de presupuesto, se sale de, no veo como',
    1: 'pero, sin embargo, riesgo, problema, por desgracia, lamentablemente, miedo',
  },
  'positive-interest': {
    2: 'nos interesa, me interesa, estamos interesad*, estoy interesad*, interesante, suena bien, tiene buena pinta, pinta bien, me gusta, nos gusta, me encanta, nos encanta, encantad*, perfecto, adelante, seguimos adelante, vamos adelante, lo queremos, nos lo quedamos, aprobado, luz verde, siguientes pasos, proximos pasos, mande el contrato, enviame el contrato, firmamos, convencid*, contad con, cuente con',
    1: 'genial, estupendo, fenomenal, me alegro, claro que si, por supuesto, vale, buena idea',
    '-2': 'no nos interesa, no me interesa, no estoy interesad*, no estamos interesad*, no me convence',
  },
  'out-of-office': {
    2: 'fuera de la oficina, fuera de oficina, estoy de vacaciones, estare de vacaciones, estare fuera, estoy fuera, de baja por, de baja hasta, baja maternal, baja medica, permiso, ausente, no estare disponible, acceso limitado, sin acceso al correo, regreso el, vuelvo el, volvere el, de vuelta el, estare de vuelta, cerrado por, cerramos del, cerrada hasta, de viaje hasta',
    1: 'en mi ausencia, para urgencias, asuntos urgentes, en caso de urgencia, mi regreso, me reincorporo, vuelvo, vacaciones',
  },
  'decline-time': { 1: 'no puedo, no podemos, imposible, no me viene, no me va, no va a poder, ocupad*, en lugar de, en vez de, fatal' },
  'small-talk': { 1: 'como esta, como estas, que tal, como va' },
};
