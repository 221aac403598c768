// A lead's screen, the same when reading and when composing: who, what to do next and why, what is asked, and the draft.
import { useState } from 'react';
import type { JSX, ReactNode } from 'react';
import { Copy20Regular } from '@fluentui/react-icons/svg/copy';
import { DraftBox } from '../draft/DraftBox.tsx';
import { primaryOf } from '../draft/drafting.ts';
import { GapNote } from '../draft/GapNote.tsx';
import { Inserted } from '../draft/Inserted.tsx';
import { WritingLines } from '../draft/WritingLines.tsx';
import { Footer, SecondaryButton } from '../Footer.tsx';
import type { PrimaryButton } from '../Footer.tsx';
import { AsksFor } from './AsksFor.tsx';
import { DidBar } from './DidBar.tsx';
import { LeadHead } from './LeadHead.tsx';
import { SuggestionCard } from './SuggestionCard.tsx';
import type { Pane } from '../pane.ts';
import { PaneFrame } from '../PaneFrame.tsx';
import type { MenuEntry } from '../PaneMenu.tsx';
import { t } from '../../strings.ts';
import type { LeadScreen } from '../../view.ts';

interface LeadViewProps {
  readonly pane: Pane;
  readonly screen: LeadScreen;
  readonly menu: readonly MenuEntry[];
  /** Shown after the draft is in the email. */
  readonly nextSteps?: ReactNode;
}

/** Before the draft the suggestion leads; after the insertion what was inserted does. */
export function LeadView(props: LeadViewProps): JSX.Element {
  const { pane, screen } = props;
  const { verbs, view } = pane;
  const [isWriting, setWriting] = useState(false);
  const { draft } = screen;
  const primary = withWriting(primaryOf(pane, screen), screen, setWriting);
  const writing = isWriting && view.busy && draft === undefined;
  return (
    <PaneFrame
      menu={props.menu}
      footer={
        <Footer pane={pane} {...(primary === undefined ? {} : { primary })} {...(writing ? { status: t('status.writing') } : {})}>
          <Secondary pane={pane} screen={screen} />
        </Footer>
      }
    >
      <LeadHead pane={pane} screen={screen} />
      <DidBar pane={pane} screen={screen} />
      {draft?.kind === 'inserted' ? (
        <>
          <Inserted pane={pane} state={draft} />
          {props.nextSteps}
          <DraftBox draft={draft.draft} now={pane.now} title={t('draft.inserted-title')} />
          <GapNote draft={draft.draft} />
        </>
      ) : (
        <>
          <SuggestionCard pane={pane} screen={screen} />
          <AsksFor pane={pane} screen={screen} />
          {writing ? <WritingLines /> : null}
          {draft === undefined ? null : <DraftBox draft={draft.draft} now={pane.now} title={t('draft.title')} onEdit={(paragraphs) => verbs.editDraft(paragraphs)} />}
        </>
      )}
    </PaneFrame>
  );
}

/** Remembers that the draft was asked for here, so that its place shows it while it is written. */
function withWriting(primary: PrimaryButton | undefined, screen: LeadScreen, setWriting: (writing: boolean) => void): PrimaryButton | undefined {
  if (primary === undefined || screen.draft !== undefined || screen.suggestion.performs !== 'draft') return primary;
  return {
    ...primary,
    press: () => {
      setWriting(true);
      primary.press();
    },
  };
}

function Secondary(props: { readonly pane: Pane; readonly screen: LeadScreen }): JSX.Element | null {
  const { verbs } = props.pane;
  if (props.screen.draft !== undefined) {
    return <SecondaryButton label={t('primary.copy')} icon={<Copy20Regular />} press={() => void verbs.copy()} />;
  }
  const standIn = props.screen.suggestion.others.find((other) => other.kind === 'write-to-referral');
  const name = standIn?.person?.name?.split(/\s+/)[0] ?? standIn?.person?.address;
  const choose = verbs.chooseAction?.bind(verbs);
  if (props.screen.suggestion.kind !== 'wait-until' || name === undefined || choose === undefined) return null;
  return <SecondaryButton label={t('secondary.write-to', { name })} press={() => choose('write-to-referral')} />;
}
