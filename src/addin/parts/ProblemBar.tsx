// The bar above the buttons when something went wrong: what happened, what you still have, what to press.
import { useState } from 'react';
import type { JSX } from 'react';
import { Button } from '@fluentui/react-components';
import { t } from '../strings.ts';
import type { Problem } from '../view.ts';
import { AlertBar } from './AlertBar.tsx';
import { copyText } from './clipboard.ts';
import { timeText } from './words/dates.ts';
import type { Pane } from './pane.ts';

/** Says the problem once, as an alert; stays until cured or dismissed. */
export function ProblemBar(props: { readonly pane: Pane; readonly problem: Problem }): JSX.Element {
  const [copied, setCopied] = useState(false);
  const { problem } = props;
  const { verbs } = props.pane;
  const copyDetails = (): void => {
    void copyText(detailsOf(problem, new Date())).then(setCopied);
  };
  const known = problem.knownAt === undefined ? undefined : t('problem.known', { time: timeText(problem.knownAt) });
  return (
    <AlertBar tone="danger" title={t(`problem.${problem.code}.title`, problem.params)} text={[...(known === undefined ? [] : [known]), t(`problem.${problem.code}.text`, problem.params)].join(' ')} onDismiss={() => verbs.dismissProblem()}>
      {problem.code === 'sign-in-needed' ? (
        <Button size="small" onClick={() => void verbs.signIn()}>
          {t('problem.sign-in')}
        </Button>
      ) : null}
      {problem.retry ? (
        <Button size="small" onClick={() => void verbs.retry()}>
          {t('problem.retry')}
        </Button>
      ) : null}
      <Button size="small" onClick={copyDetails}>
        {copied ? t('status.details-copied') : t('problem.details')}
      </Button>
    </AlertBar>
  );
}

/** Codes and values for support; no name, no address, no text of an email. */
function detailsOf(problem: Problem, now: Date): string {
  return JSON.stringify({ product: 'Handraise', problem: problem.code, ...problem.params, knownAt: problem.knownAt, at: now.toISOString() });
}
