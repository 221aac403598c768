// The sections of the settings in one line each, and what is missing in words.
import { insightKinds } from '../../../domain/insight.ts';
import { usualCriteria } from '../../../domain/leadOrder.ts';
import type { SetupGap, SetupSection } from '../../../domain/setupChecklist.ts';
import { defaultStyle } from '../../../domain/draft/draftStyle.ts';
import { t } from '../../strings.ts';
import { criterionName } from '../prioritization/orderWords.ts';
import type { MappableField } from '../../../domain/profileFields.ts';
import type { Known } from '../section.ts';

/** What is saved, e.g. "Kestrel Motion, kestrelmotion.example", "3 products", "2 roles". */
export function valuesOf(section: SetupSection, { settings, segments }: Known, fields: readonly MappableField[]): readonly string[] {
  switch (section) {
    case 'general': {
      const { name, website } = settings.company;
      const company = website === undefined ? name : t('admin.start.company', { name, website });
      return [...(name === '' ? [] : [company]), t('admin.start.products', { count: settings.products.length }), t('admin.general.roles', { count: settings.team?.roles.length ?? 0 })];
    }
    case 'research': {
      const { profile, research } = settings;
      const sources = new Set(insightKinds.flatMap((kind) => research?.sources[kind] ?? [])).size;
      return [t('admin.start.characteristics', { count: profile?.characteristics.length ?? 0 }), research?.web === true ? t('admin.start.web-on', { count: sources }) : t('admin.start.web-off')];
    }
    case 'prioritization': {
      const segment = segments.find(({ id }) => id === settings.prioritization?.handRaiserSegmentId);
      const criteria = settings.prioritization?.criteria ?? usualCriteria;
      const names = criteria.map((each) => criterionName(each, { fields, profile: settings.profile }));
      return [segment === undefined ? t('admin.start.no-segment') : t('admin.start.segment', { name: segment.name }), ...(names.length === 0 ? [] : [t('admin.start.then', { criteria: names.join(', ') })])];
    }
    case 'writing': {
      const { tone, length, templates } = settings.writing ?? { ...defaultStyle, templates: [] };
      return [t(`admin.tone.${tone}`), t(`admin.length.${length}`), templates.length === 0 ? t('admin.start.built-in') : t('admin.start.templates', { count: templates.length })];
    }
  }
}

/** "Products: nothing is written about them yet." */
export function gapText(gap: SetupGap): string {
  return t(`admin.gap.${gap.code}`, gap.name === undefined ? {} : { name: gap.name });
}
