// French cues. Weights: 2 = says it outright, 1 = enough alone, 0.5 = needs company, negative = speaks against it.
import type { CueTable } from '../cueMatcher.ts';

export const frenchCues: CueTable = {
  'opt-out': {
    2: 'desabonn*, desinscri*, desinscrire, ne plus recevoir, ne plus me contacter, ne plus m ecrire, ne m ecrivez plus, ne me contactez plus, arretez de, cessez de, retirez moi, retirez nous, retirer de votre liste, me retirer, me rayer, rayez moi, supprimez mes donnees, supprimer mes donnees, supprimer mon adresse, effacez mes, de votre liste, votre liste de diffusion, plus de mails, plus de courriels',
    1: 'rgpd, droit a l effacement, sans mon consentement, jamais donne mon accord, jamais demande',
  },
  complaint: { 2: 'plainte, avocat, cnil, harcel*, signaler, spam, mise en demeure', 1: 'inadmissible, inacceptable, scandaleux, ras le bol, marre, deuxieme fois, troisieme fois, honteux' },
  'wrong-person': {
    2: 'mauvaise personne, mauvais interlocuteur, pas le bon interlocuteur, pas la bonne personne, pas la bonne interlocutrice, ne suis pas concerne*, pas de mon ressort, n est pas mon domaine, ne suis plus, ne travaille plus, a quitte, mauvaise adresse, ne suis pas la personne, ne m occupe pas, ne m occupe plus',
    1: 'pas moi qui, ce n est pas moi, retraite, change de poste, ne decide pas',
  },
  referral: {
    2: 'contactez, contacter mon collegue, contacter ma collegue, voyez avec, voir avec, adressez vous, vous adresser, ecrivez a, ecrivez lui, appelez le, parlez en a, transmis a, transmets a, je transfere, fait suivre, personne en charge, responsable est, la bonne personne, le bon interlocuteur, s occupe de, c est lui qui, c est elle qui, en charge de, demandez a',
    1: 'mon collegue, ma collegue, mon confrere, mon adjoint, mon associe, en copie, gere, pilote, interlocuteur, chez nous c est, passez par',
  },
  'not-interested': {
    2: 'pas interesse*, ne sommes pas interess*, ne m interesse pas, ne nous interesse pas, pas d interet, non merci, merci mais non, pas besoin, aucun besoin, n avons pas besoin, ne donnerons pas suite, ne donnons pas suite, pas donner suite, ne souhaitons pas, ne souhaite pas, avons choisi un autre, choisi un autre, autre prestataire, autre fournisseur, ne correspond pas, pas pour nous, nous passons notre tour, on passe, deja equipes, deja un prestataire, deja un fournisseur, renoncons, on abandonne, laissez tomber, pas la peine, inutile de',
    1: 'hors sujet, sans suite, pas convaincu*, plutot non, satisfaits de, contents de notre, tres bien comme, abandonne, decline, pas de projet',
  },
  'not-now': {
    2: 'pas maintenant, pas pour le moment, pas pour l instant, pas en ce moment, pas cette annee, pas avant, plus tard, revenez vers, recontactez, recontacter, relancez moi, reprendre contact, a la rentree, l annee prochaine, l an prochain, trimestre prochain, prochain trimestre, dans quelques mois, dans trois mois, dans six mois, apres l ete, apres les vacances, budget gele, budget boucle, budget 20, reporte, repousse, en attente, en suspens, stand by, trop tot, reparlons en, on en reparle',
    1: 'd ici la, debordes, deborde, pas le temps, autres priorites, pas la priorite, pas prioritaire, quand, rappelez moi en, a partir de, semestre, en pleine',
  },
  'meeting-request': {
    2: 'prendre rendez vous, rendez vous, rdv, fixer un, caler un, planifier un, un creneau, creneaux, appelez moi, rappelez moi, passez nous voir, passer nous voir, venez, venir voir, on s appelle, s appeler, se voir, se rencontrer, nous rencontrer, se parler, un appel, un point telephonique, une visio, en visio, visioconference, une demo, une demonstration, une presentation, etes vous disponible, seriez vous disponible, je suis disponible, je suis dispo, dispo, disponible, me convient, nous convient, vous convient, m arrange, invitation teams, lien teams, envoyez l invitation, sur place, sur site, visite, passez a l atelier, montrez nous',
    1: 'reunion, agenda, calendrier, une demi heure, 30 minutes, 20 minutes, rencontre, echanger, semaine prochaine, telephone',
    0.5: 'heure*, parler, discuter, semaine',
    '-1.5': 'pas de rendez vous, pas d appel, ne m appelez pas, pas de reunion, pas de visio, pas de demo, pas disponible, n appelez pas',
  },
  'concession-request': {
    2: 'remise, ristourne, rabais, reduction, un geste, geste commercial, baisser le prix, meilleur prix, prix plus bas, faire un effort, un effort sur, tarif preferentiel, aligner, alignez, moins cher, gratuit*, offrir l, delai de paiement, paiement en plusieurs, dernier prix, prix d ami, prolonger l essai',
    1: 'negocier, negociation, marge de manoeuvre, conditions particulieres, pour cent, on signe si, je signe, exception',
  },
  'pricing-request': {
    2: 'combien ca coute, combien coute, combien cela, combien ca, combien pour, quel prix, quel est le prix, quels sont vos prix, votre tarif, vos tarifs, tarif*, grille tarifaire, un devis, devis, cout total, ordre de grandeur, chiffrage, chiffrer, un prix, une offre, proposition chiffree, proposition tarifaire, prix unitaire, par mois, par utilisateur, ht, ttc, ca chiffre',
    1: 'prix, cout*, budget, combien, facture',
    '-1': 'coute cher a, prix me convient',
  },
  'information-request': {
    2: 'pouvez vous m envoyer, pouvez vous nous envoyer, pourriez vous, pouvez vous, envoyez moi, envoyez nous, m envoyer, nous envoyer, merci de m envoyer, faire parvenir, plus d informations, plus de details, plus d infos, en savoir plus, fiche technique, documentation, plaquette, brochure, cahier des charges, references, cas client, delai de livraison, delais, certificat*, compatib*, est ce que, est il possible, j aimerais savoir, je voudrais savoir, nous aimerions savoir, il me faut, il nous faut, j ai besoin de, avez vous, proposez vous, comment ca marche, comment fonctionne, comment se passe, echantillon*, qu en est il, precisez, preciser',
    1: 'informations, infos, details, question, questions, guide, manuel, notice, quel, quelle, quels, quelles, garantie, combien de temps, hebergees, donnees, exemple, attestation, comment, ou sont',
  },
  objection: {
    2: 'trop cher, trop complique, trop grand, trop petit, nous inquiete, m inquiete, pas convaincu, je doute, reserves, reticent, sous contrat, contrat en cours, engages jusqu, mauvaise experience, deja essaye, hors budget, pas le budget, ne vois pas comment, me gene',
    1: 'mais, cependant, toutefois, risque, probleme, malheureusement, crainte, inquiet*',
  },
  'positive-interest': {
    2: 'interesse*, nous interesse, m interesse, a l air bien, semble interessant, interessant, tres interess*, ca nous plait, ca me plait, parfait, avec plaisir, on y va, allons y, on fonce, je prends, on prend, nous prenons, d accord pour, bon pour accord, valide, valide par, feu vert, prochaines etapes, la suite, envoyez le contrat, signer, convaincu, conquis, je valide, banco, partant*, c est bon pour',
    1: 'super, genial, excellent, bonne idee, volontiers, pourquoi pas, top, tres bien, ravi',
    '-2': 'pas interesse*, ne m interesse pas, pas convaincu, ne nous interesse pas',
  },
  'out-of-office': {
    2: 'absent du bureau, absente du bureau, suis absent*, serai absent*, en conges, en conge, en vacances, conge maternite, conge parental, de retour le, serai de retour, mon retour, bureaux fermes, fermes du, ferme du, ferme jusqu, fermeture annuelle, acces limite, pas acces a mes, en deplacement, arret maladie',
    1: 'en mon absence, en cas d urgence, de retour, absence',
  },
  'decline-time': { 1: 'impossible, pas possible, ne peux pas, ne convient pas, pas dispo*, pas libre, complet, ne marche pas, plutot que, au lieu de, mort' },
  'small-talk': { 1: 'comment allez vous, comment ca va, ca va' },
};
