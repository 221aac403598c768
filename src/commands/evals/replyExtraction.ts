// Set `reply_extraction`: the writer's own words of bodies in text and HTML.
import { joinLines, takeApart } from '../../domain/mail/ownWords.ts';
import { squashed, tokenF1 } from './compare.ts';
import { amount, readCases, readInputs, share, textOf, textsOf } from './evalSet.ts';
import type { Case, EvalSet } from './evalSet.ts';

const FILE = 'reply_extraction/cases.jsonl';

/** A case asks for a body without quotes (scope `quote`: its closing signature stays) or without quotes and signature. */
function ownText(input: Case): string {
  const body = textOf(input, 'body');
  const parts = takeApart(textOf(input, 'format') === 'html' ? { html: body } : { text: body });
  return joinLines(textOf(input, 'scope') === 'quote' ? [...parts.own, ...parts.signature] : parts.own);
}

function passes(each: Case, said: string): boolean {
  const plain = squashed(said);
  if (textOf(each, 'check') !== 'contains') return [textOf(each, 'expected_reply'), ...textsOf(each, 'accept')].some((wanted) => squashed(wanted) === plain);
  return textsOf(each, 'must_contain').every((part) => plain.includes(squashed(part))) && textsOf(each, 'must_not_contain').every((part) => !plain.includes(squashed(part)));
}

export const replyExtraction: EvalSet = {
  id: 'reply_extraction',
  covers: ['reply_extraction'],
  async predict(folder) {
    const inputs = await readInputs(folder, FILE);
    return inputs.map((input) => ({ set: 'reply_extraction', id: textOf(input, 'id'), prediction: ownText(input) }));
  },
  async score(folder, predictions) {
    const cases = await readCases(folder, FILE);
    const said = (each: Case): string => String(predictions.get(textOf(each, 'id')) ?? '');
    const exact = cases.filter((each) => textOf(each, 'check') !== 'contains');
    const f1 = exact.map((each) => Math.max(...[textOf(each, 'expected_reply'), ...textsOf(each, 'accept')].map((wanted) => tokenF1(said(each), wanted))));
    const passed = (format: string | undefined): readonly boolean[] => cases.filter((each) => format === undefined || textOf(each, 'format') === format).map((each) => passes(each, said(each)));
    return [share('pass', passed(undefined)), share('pass, text', passed('text')), share('pass, html', passed('html')), amount('token F1', f1.reduce((sum, value) => sum + value, 0) / Math.max(1, f1.length))];
  },
};
