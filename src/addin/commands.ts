// The function file of the manifest: what Handraise does without its pane, at a press in the ribbon and when an email is begun.
// One file for all hosts. Classic Outlook on Windows runs it without a page and without onReady, so nothing here waits for either.
import { hintAtLead, insertFollowUp } from './commands/handlers.ts';

Office.actions.associate('insertFollowUp', (event: Office.AddinCommands.Event) => void insertFollowUp(event));
Office.actions.associate('onNewMessageCompose', (event: Office.AddinCommands.Event) => void hintAtLead(event));
