// Values of attributes as people know them: those of a choice field by the option's label.
import type { MappableField } from '../../../../domain/profileFields.ts';
import type { SellerAttribute } from '../../../../domain/routing/seller.ts';
import { t } from '../../../strings.ts';
import type { AttributeShown, SellerShown } from './sellersDesk.ts';

/** Labels of a choice field's options, by field id and value. */
export type ValueLabels = ReadonlyMap<string, ReadonlyMap<string, string>>;

export function valueLabels(fields: readonly MappableField[]): ValueLabels {
  return new Map(fields.filter(({ options }) => options !== undefined).map(({ id, options = [] }) => [id, new Map(options.map(({ value, label }) => [value, label]))]));
}

export function attributeValueLabel({ field }: Pick<SellerAttribute, 'field'>, value: string, labels: ValueLabels): string {
  return field === undefined ? value : (labels.get(field)?.get(value) ?? value);
}

/** A seller's values, one text an attribute: "Region Nordics", "Market: Denmark, Norway". */
export function attributeTexts(seller: SellerShown, attributes: readonly AttributeShown[], labels: ValueLabels): readonly string[] {
  return attributes.flatMap((attribute) => {
    const values = (seller.attributes[attribute.id] ?? []).map((value) => attributeValueLabel(attribute, value, labels));
    return values.length === 0 ? [] : [t(values.length === 1 ? 'admin.sellers.tag' : 'admin.sellers.tag-several', { attribute: attribute.name, value: values.join(', ') })];
  });
}
