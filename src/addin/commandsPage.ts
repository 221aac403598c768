// The page of the commands, where a host gives them one: lets a command have the pane's own session prepare what is missing.
// Small on purpose: Outlook loads this page for every new email, the session only when a press needs it.

globalThis.handraisePrepare = async () => {
  const { prepareFollowUp } = await import(/* webpackChunkName: "prepare" */ './commands/askingSession.ts');
  return prepareFollowUp();
};

void Office.onReady();
