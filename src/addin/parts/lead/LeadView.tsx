// A lead's screen, the same when reading and when composing: who, what to do next and why, what is asked, and the draft.
import { useEffect, useRef, useState } from 'react';
import type { JSX, ReactNode, RefObject } from 'react';
import { Copy20Regular } from '@fluentui/react-icons/svg/copy';
import { DraftBox } from '../draft/DraftBox.tsx';
import { primaryOf } from '../draft/drafting.ts';
import { GapNote } from '../draft/GapNote.tsx';
import { Inserted } from '../draft/Inserted.tsx';
import { WritingLines } from '../draft/WritingLines.tsx';
import { Footer, SecondaryButton } from '../Footer.tsx';
import type { PrimaryButton } from '../Footer.tsx';
import { DidBar } from './DidBar.tsx';
import { LeadHead } from './LeadHead.tsx';
import { SuggestionCard } from './SuggestionCard.tsx';
import { Understanding } from './Understanding.tsx';
import type { Pane } from '../pane.ts';
import { PaneFrame } from '../PaneFrame.tsx';
import type { MenuEntry } from '../PaneMenu.tsx';
import { t } from '../../strings.ts';
import type { DraftState, LeadScreen } from '../../view.ts';

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
  const top = useRef<HTMLDivElement>(null);
  const draftPlace = useRef<HTMLDivElement>(null);
  const pressed = useBringIntoView(draft?.kind, draft?.kind === 'inserted' ? top : draftPlace);
  const primary = withPress(primaryOf(pane, screen), () => {
    pressed();
    setWriting(draft === undefined && screen.suggestion.performs === 'draft');
  });
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
      <div ref={top} />
      <LeadHead pane={pane} screen={screen} />
      <DidBar pane={pane} justDid={screen.justDid} {...(screen.suggestion.until === undefined ? {} : { until: screen.suggestion.until })} />
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
          <Understanding pane={pane} screen={screen} />
          {writing ? <WritingLines /> : null}
          <div ref={draftPlace}>
            {draft === undefined ? null : (
              <DraftBox draft={draft.draft} now={pane.now} title={t('draft.title')} onEdit={(paragraphs) => verbs.editDraft(paragraphs)} />
            )}
          </div>
        </>
      )}
    </PaneFrame>
  );
}

function withPress(primary: PrimaryButton | undefined, before: () => void): PrimaryButton | undefined {
  if (primary === undefined) return undefined;
  return {
    ...primary,
    press: () => {
      before();
      primary.press();
    },
  };
}

/**
 * Brings what the seller's own press has made into view; what comes by itself never scrolls.
 * @returns to be called at the press.
 */
function useBringIntoView(kind: DraftState['kind'] | undefined, place: RefObject<HTMLElement | null>): () => void {
  const wasPressed = useRef(false);
  useEffect(() => {
    if (kind === undefined || !wasPressed.current) return;
    wasPressed.current = false;
    // Not there in every document that runs the panes.
    place.current?.scrollIntoView?.({ block: 'start' });
  }, [kind, place]);
  return () => {
    wasPressed.current = true;
  };
}

function Secondary(props: { readonly pane: Pane; readonly screen: LeadScreen }): JSX.Element | null {
  const { pane, screen } = props;
  const { verbs } = pane;
  if (screen.draft !== undefined) {
    return <SecondaryButton label={t('primary.copy')} icon={<Copy20Regular />} press={() => void verbs.copy()} />;
  }
  if (screen.suggestion.kind === 'fix-address' && screen.address !== undefined && screen.address.validation.overridden?.validity !== 'valid') {
    return <SecondaryButton label={t('secondary.fine')} press={() => void verbs.overrideAddress({ validity: 'valid', reason: t('secondary.fine-reason') })} />;
  }
  if (screen.suggestion.kind !== 'wait-until') return null;
  const standIn = screen.suggestion.others.find((other) => other.kind === 'write-to-referral');
  const name = standIn?.person?.name?.split(/\s+/)[0] ?? standIn?.person?.address;
  const choose = verbs.chooseAction?.bind(verbs);
  if (name !== undefined && choose !== undefined) return <SecondaryButton label={t('secondary.write-to', { name })} press={() => choose('write-to-referral')} />;
  // Nobody thanks a machine.
  return screen.recognition.mail === 'person' ? <SecondaryButton label={t('secondary.thank-you')} press={() => void verbs.draft()} /> : null;
}
