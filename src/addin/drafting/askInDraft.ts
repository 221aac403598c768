// Questions that fill what a score is missing: which fields one can ask a lead about, and the question in the language of the draft.
import type { Language } from '../../domain/languages.ts';

export const askableTopics = ['budget', 'timing', 'size', 'phone', 'role', 'decision'] as const;
/** What a lead can be asked about in one plain question. */
export type AskableTopic = (typeof askableTopics)[number];

const topicsByColumn: Readonly<Record<string, AskableTopic>> = {
  budgetamount: 'budget',
  budgetstatus: 'budget',
  purchasetimeframe: 'timing',
  estimatedclosedate: 'timing',
  numberofemployees: 'size',
  telephone1: 'phone',
  mobilephone: 'phone',
  jobtitle: 'role',
  decisionmaker: 'decision',
  purchaseprocess: 'decision',
};

/** Polite in every tone: an extra question is the seller's, whatever the template around it sounds like. */
const questions: Readonly<Record<Language, Readonly<Record<AskableTopic, string>>>> = {
  en: {
    budget: 'Is there a budget set aside for this?',
    timing: 'When would you like to have this in place?',
    size: 'About how many people work at your company?',
    phone: 'Which number may I reach you at by phone?',
    role: 'What is your role in this project?',
    decision: 'Who else will be part of the decision?',
  },
  de: {
    budget: 'Ist dafür schon ein Budget vorgesehen?',
    timing: 'Bis wann soll das umgesetzt sein?',
    size: 'Wie viele Menschen arbeiten ungefähr bei Ihnen?',
    phone: 'Unter welcher Nummer erreiche ich Sie telefonisch?',
    role: 'Welche Rolle haben Sie in diesem Projekt?',
    decision: 'Wer entscheidet außerdem mit?',
  },
  fr: {
    budget: 'Un budget est-il déjà prévu pour cela ?',
    timing: 'Pour quand souhaitez-vous que ce soit en place ?',
    size: 'Combien de personnes travaillent environ dans votre entreprise ?',
    phone: 'À quel numéro puis-je vous joindre par téléphone ?',
    role: 'Quel est votre rôle dans ce projet ?',
    decision: 'Qui d’autre participera à la décision ?',
  },
  es: {
    budget: '¿Hay ya un presupuesto previsto para esto?',
    timing: '¿Para cuándo le gustaría tenerlo en marcha?',
    size: '¿Cuántas personas trabajan aproximadamente en su empresa?',
    phone: '¿En qué número puedo llamarle?',
    role: '¿Cuál es su función en este proyecto?',
    decision: '¿Quién más participará en la decisión?',
  },
  it: {
    budget: 'È già previsto un budget per questo?',
    timing: 'Entro quando vorrebbe che fosse operativo?',
    size: 'Quante persone lavorano all’incirca nella Sua azienda?',
    phone: 'A quale numero posso contattarLa per telefono?',
    role: 'Qual è il Suo ruolo in questo progetto?',
    decision: 'Chi altro parteciperà alla decisione?',
  },
  nl: {
    budget: 'Is er al budget voor gereserveerd?',
    timing: 'Wanneer wilt u dit in gebruik hebben?',
    size: 'Hoeveel mensen werken er ongeveer bij u?',
    phone: 'Op welk nummer kan ik u telefonisch bereiken?',
    role: 'Wat is uw rol in dit project?',
    decision: 'Wie beslist er nog meer mee?',
  },
  pt: {
    budget: 'Já existe um orçamento previsto para isto?',
    timing: 'Para quando gostaria de ter isto em funcionamento?',
    size: 'Quantas pessoas trabalham aproximadamente na sua empresa?',
    phone: 'Para que número lhe posso ligar?',
    role: 'Qual é o seu papel neste projeto?',
    decision: 'Quem mais participará na decisão?',
  },
};

/** What to ask about to learn a field such as `lead.budgetamount`; undefined where no lead could be asked for it. */
export function topicOf(field: string): AskableTopic | undefined {
  const column = field.slice(field.indexOf('.') + 1);
  return Object.hasOwn(topicsByColumn, column) ? topicsByColumn[column] : undefined;
}

/** The draft's paragraphs with the question before the close, once. */
export function withQuestion(paragraphs: readonly string[], topic: AskableTopic, language: Language): readonly string[] {
  const question = questions[language][topic];
  if (paragraphs.some((paragraph) => paragraph.includes(question))) return paragraphs;
  const end = Math.max(0, paragraphs.length - 1);
  return [...paragraphs.slice(0, end), question, ...paragraphs.slice(end)];
}
