// The order being edited, tried on the open leads there are.
import { useCallback, useMemo, useRef } from 'react';
import { fieldsOfOrder, tryOrder, type LeadOrder, type OrderTrial } from '../../../domain/orderTrial.ts';
import { kindsOf, type MappableField } from '../../../domain/profileFields.ts';
import type { Administration } from '../administration.ts';
import { answerOf, useAsked, type Asked } from '../useAsked.ts';
import type { PrioritizationForm } from './prioritizationForm.ts';

const SHOWN_LEADS = 10;

interface Trying {
  readonly administration: Administration;
  readonly tried: PrioritizationForm;
  readonly saved: PrioritizationForm;
  readonly fields: Asked<readonly MappableField[]>;
}

/** The order tried on the leads there are. A field that was not read yet is read first; meanwhile the last trial stays. */
export function useTrial({ administration, tried, saved, fields }: Trying): { readonly trial: OrderTrial | undefined; readonly isAll: boolean; readonly asked: Asked<unknown>['kind'] } {
  const kinds = useMemo(() => (fields.kind === 'known' ? kindsOf(fields.value) : undefined), [fields]);
  const needed = useMemo(() => (kinds === undefined ? undefined : [...new Set([...fieldsOfOrder(orderOf(tried)), ...fieldsOfOrder(orderOf(saved))])].filter((field) => kinds[field] !== undefined).sort().join()), [kinds, tried, saved]);
  const ask = useCallback(async () => {
    const read = await administration.readOpenLeads(needed === undefined || needed === '' ? [] : needed.split(','));
    return read.kind === 'done' ? { ...read, value: { ...read.value, fields: needed } } : read;
  }, [administration, needed]);
  const [asked] = useAsked(needed === undefined ? undefined : ask);
  const last = useRef<OrderTrial>(undefined);
  const read = answerOf(asked);
  const trial = useMemo(() => {
    if (read === undefined || read.fields !== needed) return last.current;
    return tryOrder(read.leads, { tried: orderOf(tried), saved: orderOf(saved) }, { now: new Date(), most: SHOWN_LEADS });
  }, [read, needed, tried, saved]);
  last.current = trial;
  return { trial, isAll: read?.isAll ?? true, asked: asked.kind };
}

function orderOf({ segments, criteria, handRaiserSegmentId }: PrioritizationForm): LeadOrder {
  return { segments, criteria, ...(handRaiserSegmentId === undefined ? {} : { handRaiserSegmentId }) };
}
