// A lead's screen, the same when reading and when composing: who, what to do next and why, what is asked, and the draft.
import { useEffect, useRef, useState } from 'react';
import type { JSX, ReactNode, RefObject } from 'react';
import { Copy20Regular } from '@fluentui/react-icons/svg/copy';
import { fittingDisqualifyReason } from '../../../domain/actions/disqualify.ts';
import { DraftBox } from '../draft/DraftBox.tsx';
import { envelopeOf, primaryOf } from '../draft/drafting.ts';
import { GapNote } from '../draft/GapNote.tsx';
import { Inserted } from '../draft/Inserted.tsx';
import { KeptNote } from '../draft/KeptNote.tsx';
import { StyleChoices } from '../draft/StyleChoices.tsx';
import { HeldBack, sendMenu, SentBar } from '../draft/SendFromCrm.tsx';
import { SendFromCrmDialog } from '../draft/SendFromCrmDialog.tsx';
import { WritingLines } from '../draft/WritingLines.tsx';
import { Footer, SecondaryButton } from '../Footer.tsx';
import type { PrimaryButton } from '../Footer.tsx';
import { DidBar } from './DidBar.tsx';
import { DisqualifyForm } from './DisqualifyForm.tsx';
import { InsightsLink, MoreInsights } from './KnownFacts.tsx';
import { LeadHead } from './LeadHead.tsx';
import { AppointmentOffer, canBecomeLead, canDisqualify, canTryAgain, recordMenu } from './Recording.tsx';
import { SavedLine } from './SavedLine.tsx';
import { SuggestionCard } from './SuggestionCard.tsx';
import { Understanding } from './Understanding.tsx';
import { TeamNote } from '../TeamNote.tsx';
import type { Pane } from '../pane.ts';
import { PaneFrame } from '../PaneFrame.tsx';
import type { MenuEntry } from '../PaneMenu.tsx';
import { t } from '../../strings.ts';
import type { DraftState, LeadScreen } from '../../emailScreens.ts';

interface LeadViewProps {
  readonly pane: Pane;
  readonly screen: LeadScreen;
  readonly menu: readonly MenuEntry[];
  /** What the draft is for and how it is worded, where the seller chooses that before it is written. */
  readonly choices?: ReactNode;
  /** False leaves the suggested action out: the choices say what is to be done. */
  readonly withSuggestion?: boolean;
  /** Shown after the draft is in the email. */
  readonly nextSteps?: ReactNode;
}

/** Before the draft the suggestion leads; after the insertion what was inserted does. */
export function LeadView(props: LeadViewProps): JSX.Element {
  const { pane, screen } = props;
  const { verbs, view } = pane;
  const [isWriting, setWriting] = useState(false);
  const [isDisqualifying, setDisqualifying] = useState(false);
  const [isConfirming, setConfirming] = useState(false);
  const wasAsked = useRef(false);
  const confirm = (): void => {
    wasAsked.current = true;
    setConfirming(true);
  };
  const { draft } = screen;
  const top = useRef<HTMLDivElement>(null);
  const draftPlace = useRef<HTMLDivElement>(null);
  const pressed = useBringIntoView(draft?.kind, draft?.kind === 'inserted' ? top : draftPlace);
  const primary = withPress(primaryOf(pane, screen), () => {
    pressed();
    setWriting(draft === undefined && screen.suggestion.performs === 'draft');
  });
  const envelope = envelopeOf(pane, screen);
  const writing = isWriting && view.busy && draft === undefined;
  return (
    <PaneFrame
      menu={[...props.menu, ...sendMenu(screen, confirm), ...recordMenu(pane, screen, () => setDisqualifying(true))]}
      footer={
        <Footer pane={pane} {...(primary === undefined ? {} : { primary })} {...(writing ? { status: t('status.writing') } : {})}>
          <Secondary pane={pane} screen={screen} disqualify={() => setDisqualifying(true)} />
        </Footer>
      }
    >
      <div ref={top} />
      <LeadHead pane={pane} screen={screen} />
      <SavedLine saved={screen.saved} now={pane.now} />
      <DidBar pane={pane} justDid={screen.justDid} {...(screen.suggestion.until === undefined ? {} : { until: screen.suggestion.until })} />
      <SentBar pane={pane} screen={screen} pressed={wasAsked} />
      {isConfirming && screen.sending?.kind === 'offered' ? <SendFromCrmDialog pane={pane} email={screen.sending.email} onClose={() => setConfirming(false)} /> : null}
      <AppointmentOffer pane={pane} screen={screen} />
      {isDisqualifying && canDisqualify(screen) ? <DisqualifyForm fitting={fittingDisqualifyReason(screen.reading)} onPress={(reason) => void pane.verbs.record({ kind: 'disqualify', reason })} onDone={() => setDisqualifying(false)} /> : null}
      {draft?.kind === 'inserted' ? (
        <>
          <Inserted pane={pane} state={draft} />
          {props.nextSteps}
          <DraftBox draft={draft.draft} now={pane.now} title={t('draft.inserted-title')} />
          <GapNote draft={draft.draft} />
        </>
      ) : (
        <>
          {props.withSuggestion === false ? null : <SuggestionCard pane={pane} screen={screen} />}
          {view.strip?.mode === 'read' ? <InsightsLink pane={pane} screen={screen} /> : <MoreInsights screen={screen} now={pane.now} />}
          {view.strip?.mode === 'read' && view.home?.own?.top.kind === 'not-in-team' ? <TeamNote /> : null}
          {props.choices}
          <Understanding pane={pane} screen={screen} />
          {writing ? <WritingLines /> : null}
          <div ref={draftPlace}>
            {draft === undefined ? null : <KeptNote pane={pane} screen={screen} />}
            {draft === undefined ? null : (
              <DraftBox
                key={draft.id}
                draft={draft.draft}
                now={pane.now}
                title={t('draft.title')}
                {...(props.choices !== undefined || screen.writing === undefined ? {} : { choices: <StyleChoices pane={pane} writing={screen.writing} /> })}
                {...(envelope === undefined ? {} : { envelope })}
                onEdit={(paragraphs) => verbs.editDraft(paragraphs, draft.id)}
              />
            )}
            {draft === undefined || props.choices === undefined ? null : <GapNote draft={draft.draft} />}
            <HeldBack screen={screen} />
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

function Secondary(props: { readonly pane: Pane; readonly screen: LeadScreen; readonly disqualify: () => void }): JSX.Element | null {
  const { pane, screen } = props;
  const { verbs } = pane;
  if (screen.draft !== undefined) {
    return <SecondaryButton label={t('primary.copy')} icon={<Copy20Regular />} press={() => void verbs.copy()} />;
  }
  if (screen.suggestion.kind === 'fix-address' && screen.address !== undefined && screen.address.validation.overridden?.validity !== 'valid') {
    return <SecondaryButton label={t('secondary.fine')} press={() => void verbs.overrideAddress({ validity: 'valid', reason: t('secondary.fine-reason') })} />;
  }
  if (screen.suggestion.kind === 'create-task' && screen.justDid?.what !== 'task-created') {
    return <SecondaryButton label={t('record.task-short')} press={() => void verbs.record({ kind: 'task' })} />;
  }
  if (screen.suggestion.performs === 'call') return canTryAgain(screen) ? <SecondaryButton label={t('call.not-reached')} press={() => void verbs.record({ kind: 'call-again' })} /> : null;
  if (screen.suggestion.kind === 'disqualify' && canDisqualify(screen)) return <SecondaryButton label={t('disqualify.open')} press={props.disqualify} />;
  if (canBecomeLead(screen)) return <SecondaryButton label={t('primary.create-lead')} press={() => void verbs.record({ kind: 'referred-lead' })} />;
  if (screen.suggestion.kind !== 'wait-until') return null;
  const standIn = screen.suggestion.others.find((other) => other.kind === 'write-to-referral');
  const name = standIn?.person?.name?.split(/\s+/)[0] ?? standIn?.person?.address;
  const choose = verbs.chooseAction?.bind(verbs);
  if (name !== undefined && choose !== undefined) return <SecondaryButton label={t('secondary.write-to', { name })} press={() => choose('write-to-referral')} />;
  // Nobody thanks a machine.
  return screen.recognition.mail === 'person' ? <SecondaryButton label={t('secondary.thank-you')} press={() => void verbs.draft()} /> : null;
}
