// Everything the pages about rules stand on: the draft with its edits, the rule in the editor, and what rules speak of. It lasts while
// another page is shown, so that nothing edited is lost.
import { useMemo, useState } from 'react';
import type { MappableField } from '../../../../domain/profileFields.ts';
import { addRule, changeRule } from '../../../../domain/routing/plan/planEditing.ts';
import type { SegmentChange } from '../../../../domain/settingsChange.ts';
import { t } from '../../../strings.ts';
import type { Administration } from '../../administration.ts';
import type { ComparedItem, EditedPage } from '../../editedPage.ts';
import type { RuleNames } from '../ruleWords.ts';
import { draftWords } from './draftContent.ts';
import { isEdited, ruleWrong, tidyRule, type EditedRule } from './ruleForm.ts';
import { useDraft, type Draft, type DraftState } from './useDraft.ts';
import { useRoutingKnown, type RoutingKnown } from './useRoutingKnown.ts';

export interface Routing {
  readonly state: DraftState;
  readonly known: RoutingKnown;
  readonly names: RuleNames;
  /** The rule in the editor. */
  readonly editor: EditedRule | undefined;
  readonly setEditor: (editor: EditedRule | undefined) => void;
  /** Puts the edited rule into the draft; resolves to whether it is saved. */
  saveRule(): Promise<boolean>;
  /** The draft and the rule in the editor as one page with edits; undefined until the plans are read. */
  readonly page: EditedPage | undefined;
  /** Sentences that say what of the rule in the editor is missing. */
  wrong(): readonly string[];
  reload(): void;
}

/** @param wanted true once a page about routing was shown. */
export function useRouting(administration: Administration, wanted: boolean, given: { readonly segments: readonly SegmentChange[]; readonly fields: readonly MappableField[] }): Routing {
  const { segments, fields } = given;
  const [state, reread] = useDraft(administration, wanted, segments);
  const [editor, setEditor] = useState<EditedRule>();
  const draft = state.kind === 'open' ? state.draft : undefined;
  const userFields = useMemo(() => userFieldsOf(draft, editor), [draft, editor]);
  const known = useRoutingKnown(administration, wanted, userFields);
  const names = useMemo((): RuleNames => ({ fields, segments, sellers: known.sellers, attributes: known.attributes, userFields: known.userFields, teams: known.teams, queues: known.queues }), [fields, segments, known]);
  return useMemo((): Routing => {
    const wrong = (): readonly string[] => (editor === undefined || draft === undefined || !isEdited(editor) ? [] : ruleWrong(editor.shown, draft.shown.plan.rules, names));
    const saveRule = async (): Promise<boolean> => {
      if (draft === undefined || editor === undefined) return draft?.save() ?? false;
      const rule = tidyRule(editor.shown);
      const isSaved = await draft.edit((content) => ({ ...content, plan: content.plan.rules.some(({ id }) => id === rule.id) ? changeRule(content.plan, rule) : addRule(content.plan, rule) }), t(editor.isNew ? 'admin.routing.said.added' : 'admin.routing.said.changed', { name: rule.name }));
      if (isSaved) setEditor(undefined);
      return isSaved;
    };
    return {
      state,
      known,
      names,
      editor,
      setEditor,
      saveRule,
      page: draft === undefined ? undefined : editedDraft(draft, names, { editor, setEditor, saveRule }),
      wrong,
      reload: () => {
        reread();
        known.again();
      },
    };
  }, [state, draft, known, names, editor, reread]);
}

/** Fields of people that conditions on sellers speak of. */
function userFieldsOf(draft: Draft | undefined, editor: EditedRule | undefined): readonly string[] {
  const rules = [...(draft?.shown.plan.rules ?? []), ...(editor === undefined ? [] : [editor.shown])];
  return [...new Set(rules.flatMap(({ sellerConditions }) => sellerConditions.flatMap(({ of, field }) => (of === 'user' && field !== '' ? [field] : []))))].sort();
}

interface Editing {
  readonly editor: EditedRule | undefined;
  readonly setEditor: (editor: EditedRule | undefined) => void;
  readonly saveRule: () => Promise<boolean>;
}

/** What is not saved, as the comparison and the question on leaving see it. */
function editedDraft(draft: Draft, names: RuleNames, { editor, setEditor, saveRule }: Editing): EditedPage {
  const { changes, conflict, problem, saved, shown } = draft;
  const theirs = conflict?.theirs ?? [];
  const items = [...changes, ...theirs.filter((key) => !changes.includes(key))].map((key): ComparedItem => {
    const [now, mine] = [draftWords(saved, key, names), draftWords(shown, key, names)];
    return { key, name: mine.isGone === true ? now.name : mine.name, isMine: changes.includes(key), isTheirs: theirs.includes(key), saved: now.text, mine: mine.text };
  });
  const isRuleEdited = editor !== undefined && isEdited(editor);
  return {
    changeCount: changes.length + (isRuleEdited && !changes.includes(`rule:${editor.shown.id}`) ? 1 : 0),
    isSaving: draft.isSaving,
    wasSaved: false,
    ...(problem === undefined ? {} : { problem }),
    ...(conflict === undefined ? {} : { conflict: { ...(conflict.on === undefined ? {} : { on: conflict.on }), ...(conflict.by === undefined ? {} : { by: conflict.by }), items } }),
    undo: () => {
      setEditor(undefined);
      draft.undo();
    },
    save: () => (isRuleEdited ? saveRule() : draft.save()),
    takeTheirs: (key) => {
      draft.takeTheirs(key);
      const rule = saved.plan.rules.find(({ id }) => `rule:${id}` === key);
      // What the editor shows is what was given up.
      if (editor !== undefined && `rule:${editor.shown.id}` === key) setEditor(rule === undefined ? undefined : { shown: rule, base: rule, isNew: false });
    },
    signIn: draft.signIn,
    dismissProblem: draft.dismissProblem,
  };
}
