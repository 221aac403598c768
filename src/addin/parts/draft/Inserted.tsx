// What happened to the draft: opened in a window, or put into the open one and read back. Undo stands right there.
import type { JSX } from 'react';
import { Button } from '@fluentui/react-components';
import { ArrowUndo16Regular } from '@fluentui/react-icons/svg/arrow-undo';
import { t } from '../../strings.ts';
import type { DraftState } from '../../emailScreens.ts';
import { Bar } from '../Bar.tsx';
import type { Pane } from '../pane.ts';

interface InsertedProps {
  readonly pane: Pane;
  readonly state: Extract<DraftState, { readonly kind: 'inserted' }>;
}

/** "In your reply" only when the text was read back there; of a window Outlook was asked to open, only that. */
export function Inserted(props: InsertedProps): JSX.Element {
  const { state, pane } = props;
  const { verbs } = pane;
  const undo = state.canUndo ? (
    <Button size="small" icon={<ArrowUndo16Regular />} onClick={() => void verbs.undoInsert()}>
      {t('inserted.undo')}
    </Button>
  ) : null;
  const copy = (
    <Button size="small" onClick={() => void verbs.copy()}>
      {t('primary.copy')}
    </Button>
  );
  if (state.leftOut === true) {
    return (
      <Bar tone="danger" title={t('inserted.left-out')} text={t('inserted.left-out-text')}>
        {copy}
      </Bar>
    );
  }
  if (state.where !== 'in-compose') {
    return (
      <Bar tone="success" title={t(`inserted.${state.where}`)} text={t('inserted.unseen')}>
        {copy}
        <Button size="small" onClick={() => void verbs.draft()}>
          {t('inserted.again')}
        </Button>
      </Bar>
    );
  }
  if (state.readBack === 'changed') {
    return (
      <Bar tone="danger" title={t('inserted.changed')} text={t('inserted.changed-text')}>
        {undo}
        {copy}
      </Bar>
    );
  }
  const title = t(pane.view.strip?.composeType === 'new' ? 'inserted.in-message' : 'inserted.in-reply');
  return (
    <Bar tone="success" title={title} text={t(state.readBack === 'intact' ? 'inserted.intact' : 'inserted.unread')}>
      {undo}
    </Bar>
  );
}
