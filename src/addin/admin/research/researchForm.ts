// The Research page as a form: the ideal customer, the sources and their order, and the fields of the summaries.
import type { Condition } from '../../../domain/condition.ts';
import type { Characteristic } from '../../../domain/idealCustomerProfile.ts';
import { insightKinds, type InsightKind, type SourceId } from '../../../domain/insight.ts';
import { profileProblems, type MappableField } from '../../../domain/profileFields.ts';
import { sourceChoices } from '../../../domain/sourceChoices.ts';
import { t } from '../../strings.ts';
import { takenById, type ItemWords, type Section } from '../section.ts';
import { conditionText, labelsOf } from '../conditionWords.ts';
import { summaryLabel } from '../fieldChoices.ts';

export interface ResearchForm {
  readonly characteristics: readonly Characteristic[];
  readonly web: boolean;
  readonly sources: Readonly<Record<InsightKind, readonly SourceId[]>>;
  readonly leadSummary: readonly string[];
  readonly accountSummary: readonly string[];
}

const CHARACTERISTIC = 'characteristic:';
/** What a lead and an account are summed up by while nobody has said otherwise. */
const usualSummary = {
  lead: ['lead.subject', 'lead.leadsourcecode', 'lead.jobtitle', 'lead.companyname', 'lead.industrycode', 'lead.numberofemployees'],
  account: ['account.industrycode', 'account.numberofemployees', 'account.revenue', 'account.websiteurl'],
} as const;

export const researchSection: Section<ResearchForm> = {
  read: ({ settings: { profile, research } }) => ({
    characteristics: profile?.characteristics ?? [],
    web: research?.web ?? false,
    sources: research?.sources ?? sourceChoices,
    leadSummary: research?.leadSummary ?? usualSummary.lead,
    accountSummary: research?.accountSummary ?? usualSummary.account,
  }),
  write: (form, { settings }, changed) => {
    const { characteristics, ...research } = form;
    const isResearch = changed.some((key) => !key.startsWith(CHARACTERISTIC)) || settings.research === undefined;
    return {
      ...(changed.some((key) => key.startsWith(CHARACTERISTIC)) ? { profile: { characteristics } } : {}),
      ...(isResearch ? { research } : {}),
    };
  },
  items: (form) =>
    new Map([
      ...form.characteristics.map((each) => [CHARACTERISTIC + each.id, JSON.stringify([each.name, each.fields, each.accepts.operator, each.accepts.value, each.weight])] as const),
      ['web', String(form.web)],
      ...insightKinds.map((kind) => [kind, form.sources[kind].join()] as const),
      ['lead-summary', form.leadSummary.join()],
      ['account-summary', form.accountSummary.join()],
    ]),
  take: (form, key, from) => {
    const kind = insightKinds.find((each) => each === key);
    if (kind !== undefined) return { ...form, sources: { ...form.sources, [kind]: from.sources[kind] } };
    switch (key) {
      case 'web':
        return { ...form, web: from.web };
      case 'lead-summary':
        return { ...form, leadSummary: from.leadSummary };
      case 'account-summary':
        return { ...form, accountSummary: from.accountSummary };
      default:
        return { ...form, characteristics: takenById(form.characteristics, key.slice(CHARACTERISTIC.length), from.characteristics) };
    }
  },
};

/** One thing of the form in words. */
export function researchWords(form: ResearchForm, key: string, fields: readonly MappableField[]): ItemWords {
  const kind = insightKinds.find((each) => each === key);
  if (kind !== undefined) return { name: t(`admin.research.sources.${kind}`), text: form.sources[kind].map((source) => t(`admin.source.${source}`)).join('\n') };
  switch (key) {
    case 'web':
      return { name: t('admin.research.web'), text: t(form.web ? 'admin.on' : 'admin.off') };
    case 'lead-summary':
      return { name: t('admin.research.lead-summary'), text: form.leadSummary.map((id) => summaryLabel(id, fields, 'lead')).join('\n') };
    case 'account-summary':
      return { name: t('admin.research.account-summary'), text: form.accountSummary.map((id) => summaryLabel(id, fields, 'account')).join('\n') };
    default: {
      const characteristic = form.characteristics.find(({ id }) => CHARACTERISTIC + id === key);
      if (characteristic === undefined) return { name: t('admin.research.characteristic'), text: t('admin.compare-gone'), isGone: true };
      const condition: Condition = { field: characteristic.fields[0] ?? '', ...characteristic.accepts };
      return { name: t('admin.research.characteristic-named', { name: characteristic.name }), text: [conditionText(condition, fields), ...labelsOf(characteristic.fields, fields)].join('\n') };
    }
  }
}

/** Sentences that say what can't be saved like this. One that is mapped to no field yet may be saved and finished later. */
export function researchWrong(form: ResearchForm, fields: readonly MappableField[] | undefined): readonly string[] {
  if (fields === undefined) return [];
  const problems = profileProblems({ characteristics: form.characteristics }, fields);
  return form.characteristics.flatMap((each) => {
    const problem = problems.get(each.id);
    if (problem === undefined || problem.code === 'not-mapped') return [];
    return [t('admin.research.wrong', { name: each.name.trim() || t('admin.research.characteristic'), problem: t(`admin.field-problem.${problem.code}`) })];
  });
}
