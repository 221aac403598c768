// What was just done in the CRM, with the way back.
import type { JSX } from 'react';
import { Button } from '@fluentui/react-components';
import { ArrowUndo16Regular } from '@fluentui/react-icons/svg/arrow-undo';
import { t } from '../../strings.ts';
import type { LeadScreen } from '../../view.ts';
import { Bar } from '../Bar.tsx';
import type { Pane } from '../pane.ts';
import { dayText } from '../words/dates.ts';

interface DidBarProps {
  readonly pane: Pane;
  readonly justDid: LeadScreen['justDid'];
  /** `YYYY-MM-DD` of a reminder. */
  readonly until?: string;
}

/** Nothing when nothing was done. */
export function DidBar(props: DidBarProps): JSX.Element | null {
  const { pane, justDid, until } = props;
  if (justDid === undefined) return null;
  const { what } = justDid;
  const title = what === 'reminded' && until !== undefined ? t('did.reminded-on', { date: dayText(until, pane.now) }) : t(`did.${what}`);
  return (
    <Bar tone="success" title={title}>
      <Button size="small" icon={<ArrowUndo16Regular />} onClick={() => void pane.verbs.undo()}>
        {t('app.undo')}
      </Button>
    </Bar>
  );
}
