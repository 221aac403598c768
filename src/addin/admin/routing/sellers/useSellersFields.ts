// Fields of the CRM the page speaks of, and what their options are called; roles for the settings.
import { useMemo } from 'react';
import type { MappableField } from '../../../../domain/profileFields.ts';
import type { Administration, RoleChoice } from '../../administration.ts';
import { answerOf, useAsked, type Asked } from '../../useAsked.ts';
import { valueLabels, type ValueLabels } from './attributeWords.ts';

export function useSellersFields(administration: Administration): { readonly fields: readonly MappableField[] | undefined; readonly labels: ValueLabels; readonly roles: Asked<readonly RoleChoice[]> } {
  const [asked] = useAsked(administration.readFields);
  const [roles] = useAsked(administration.readRoles);
  const fields = answerOf(asked);
  const labels = useMemo(() => valueLabels(fields ?? []), [fields]);
  return { fields, labels, roles };
}
