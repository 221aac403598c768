// The bar above the buttons for changes that waited and that the CRM then refused: what, why, and the text to keep.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button } from '@fluentui/react-components';
import { t } from '../strings.ts';
import type { RefusedChange } from '../view.ts';
import { Bar } from './Bar.tsx';
import { copyText } from './clipboard.ts';
import type { Pane } from './pane.ts';
import { dayText } from './words/dates.ts';

/** One at a time, the oldest first; nothing when none was refused. */
export function RefusedChanges(props: { readonly pane: Pane }): JSX.Element | null {
  const { pane } = props;
  const refused = pane.view.changes?.refused ?? [];
  const [first] = refused;
  if (first === undefined) return null;
  return <Refused key={first.id} pane={pane} change={first} count={refused.length} />;
}

function Refused(props: { readonly pane: Pane; readonly change: RefusedChange; readonly count: number }): JSX.Element {
  const { pane, change, count } = props;
  const [copied, setCopied] = useState(false);
  const text = t('changes.line', { what: t(`changes.what.${change.what}`, { name: change.person }), why: whyText(change, pane.now) });
  return (
    <Bar tone="danger" title={t('changes.refused', { count })} text={text}>
      <Button size="small" onClick={() => void pane.verbs.discardChange(change.id)}>
        {t('changes.discard')}
      </Button>
      <Button size="small" onClick={() => void copyText(change.text).then(setCopied)}>
        {copied ? t('changes.copied') : t('changes.copy')}
      </Button>
    </Bar>
  );
}

function whyText({ code, params }: RefusedChange, now: Date): string {
  switch (code) {
    case 'lead-closed': {
      const { on } = params;
      return typeof on === 'string' && on !== '' ? t('changes.why.closed-on', { date: dayText(on, now, true) }) : t('changes.why.closed');
    }
    case 'changed-elsewhere':
      return t('changes.why.changed');
    case 'not-found':
      return t('changes.why.gone');
    case 'no-permission':
      return t('changes.why.no-permission');
    default:
      return t('changes.why.refused');
  }
}
