// The open leads each segment takes, as its conditions stand in the form.
import { useCallback, useMemo, useRef } from 'react';
import type { OpenLead } from '../../../../domain/orderTrial.ts';
import { kindsOf, type MappableField } from '../../../../domain/profileFields.ts';
import { fieldsOfPlan, segmentMembers } from '../../../../domain/routing/reach.ts';
import type { SegmentChange } from '../../../../domain/settingsChange.ts';
import type { Administration } from '../../administration.ts';
import { answerOf, useAsked, type Asked } from '../../useAsked.ts';

export interface Members {
  /** By segment id; undefined until the leads are read. */
  readonly bySegment: ReadonlyMap<string, readonly OpenLead[]> | undefined;
  /** False: there are more open leads than were read. */
  readonly isAll: boolean;
  readonly asked: Asked<unknown>['kind'];
  readonly again: () => void;
}

/** A field that was not read yet is read first; meanwhile the last answer stays. */
export function useMembers(administration: Administration, segments: readonly SegmentChange[], fields: readonly MappableField[] | undefined): Members {
  const needed = useMemo(() => {
    if (fields === undefined) return undefined;
    const kinds = kindsOf(fields);
    return fieldsOfPlan({ segments, rules: [] }).filter((field) => kinds[field] !== undefined).join();
  }, [fields, segments]);
  const ask = useCallback(async () => {
    const read = await administration.readOpenLeads(needed === undefined || needed === '' ? [] : needed.split(','));
    return read.kind === 'done' ? { ...read, value: { ...read.value, fields: needed } } : read;
  }, [administration, needed]);
  const [asked, again] = useAsked(needed === undefined ? undefined : ask);
  const last = useRef<Members['bySegment']>(undefined);
  const read = answerOf(asked);
  const bySegment = useMemo(() => {
    if (read === undefined || read.fields !== needed) return last.current;
    const leads = read.leads.map((open) => ({ values: open.values, createdOn: open.lead.createdOn, open }));
    return new Map([...segmentMembers(segments, leads, new Date())].map(([id, members]) => [id, members.map(({ open }) => open)]));
  }, [read, needed, segments]);
  last.current = bySegment;
  return { bySegment, isAll: read?.isAll ?? true, asked: asked.kind, again };
}
