// A whole trace as plain text, for a mail or a ticket: what the page shows, in its words and its order. Pure.
import { isGroupProof, type GroupProof } from '../../../../domain/routing/proof/conditionProof.ts';
import type { Decision } from '../../../../domain/routing/decision.ts';
import type { FullProof, RuleProof } from '../../../../domain/routing/proof.ts';
import type { Roster } from '../../../../domain/routing/seller.ts';
import { t } from '../../../strings.ts';
import { conditionLine, contenderText, inTrace, outcomeText, ruleHeading, sellerReason, sellerResult, valueText, whenText, type TraceNames } from './traceWords.ts';

interface TextGiven {
  /** Title and first sentence of the page. */
  readonly head: readonly string[];
  readonly proof: FullProof;
  readonly decision: Decision;
  readonly roster: Roster;
  readonly names: TraceNames;
  /** What the one who got the lead is told. */
  readonly sees?: { readonly title: string; readonly text: string };
}

/** Lines, ended by line feeds. */
export function traceText({ head, proof, decision, roster, names, sees }: TextGiven): string {
  const took = proof.segments.find((each) => each.took);
  const { pick } = decision;
  const parts: readonly (readonly string[])[] = [
    head,
    [proof.isConsistent ? `${t('admin.trace.checked')}: ${t('admin.trace.checked-text')}` : `${t('admin.trace.not-checked')}. ${t('admin.trace.not-checked-text')}`],
    [took === undefined ? t('admin.trace.no-segment') : t('admin.trace.segment', { name: took.segment.name }), ...(took === undefined || took.segment.isDefault === true ? [] : conditionLines(took.conditions, names))],
    ...proof.rules.map((rule) => [ruleHeading(rule), ...ruleLines(rule, names)]),
    ...(pick === undefined ? [] : [[
      t(`admin.trace.method.${pick.method}`),
      ...pick.contenders.map(({ place, key }) => `- ${contenderText(roster.sellers[place]?.name ?? '', key, names)}`),
      ...(pick.among > pick.contenders.length ? [`- ${t('admin.trace.more-contenders', { count: pick.among - pick.contenders.length })}`] : []),
    ]]),
    [outcomeText(decision, roster), t('admin.trace.decided-at', { when: whenText(decision.at, names.now), rules: proof.rules.length })],
    ...(proof.sellers.length === 0 ? [] : [[t('admin.trace.sellers', { count: proof.sellers.length }), ...proof.sellers.map((seller) => sellerLine(seller, decision, names))]]),
    ...(sees === undefined ? [] : [[sees.title, sees.text]]),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function sellerLine(seller: FullProof['sellers'][number], decision: Decision, names: TraceNames): string {
  const reason = sellerReason(seller, decision, names);
  return `- ${seller.name}: ${sellerResult(seller)}${reason === '' ? '' : `. ${reason}`}`;
}

function ruleLines(proof: RuleProof, names: TraceNames): readonly string[] {
  if (!inTrace(proof)) return [];
  const { ageHours, rule, reason, sellers } = proof;
  return [
    ...conditionLines(proof.conditions, names),
    ...(ageHours === undefined || rule.createdWithinHours === undefined ? [] : [`- ${t('admin.trace.age', { limit: rule.createdWithinHours, age: Math.round(ageHours * 10) / 10 })}`]),
    ...(sellers === undefined ? [] : [`- ${t('admin.trace.could', { could: sellers.filter(({ result }) => result !== 'left-out').length, count: sellers.length })}`]),
    ...(reason === undefined ? [] : [`- ${t(`admin.monitor.why.${reason}`)}`]),
  ];
}

function conditionLines({ match, of }: GroupProof, names: TraceNames, depth = 0): readonly string[] {
  const indent = '  '.repeat(depth);
  const lines = of.flatMap((part) =>
    isGroupProof(part)
      ? conditionLines(part, names, depth + 1)
      : [`${indent}- ${t(part.holds ? 'admin.trace.held' : 'admin.trace.did-not-hold')} ${conditionLine(part.condition, names)} (${valueText(part.value, part.condition, names)})`],
  );
  // One condition says the same whichever way it is joined.
  return of.length < 2 && depth === 0 ? lines : [`${indent}${t(match === 'all' ? 'admin.trace.all-of' : 'admin.trace.any-of')}:`, ...lines];
}
