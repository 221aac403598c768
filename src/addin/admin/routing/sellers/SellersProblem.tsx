// Why something about sellers could not be read or saved, with the way on.
import type { JSX, ReactNode } from 'react';
import { Button } from '@fluentui/react-components';
import { Bar } from '../../../parts/Bar.tsx';
import { t } from '../../../strings.ts';
import type { Problem } from '../../../view.ts';
import { problemText } from '../../words.ts';

interface SellersProblemProps {
  readonly problem: Problem;
  readonly onSignIn: () => void;
  readonly children?: ReactNode;
}

export function SellersProblem({ problem, onSignIn, children }: SellersProblemProps): JSX.Element {
  const words = problem.code === 'changed-elsewhere' ? { title: t('admin.sellers.changed-elsewhere'), text: t('admin.sellers.changed-elsewhere-text') } : problemText(problem);
  return (
    <Bar tone="danger" title={words.title} text={words.text}>
      {problem.code === 'sign-in-needed' ? (
        <Button size="small" onClick={onSignIn}>
          {t('problem.sign-in')}
        </Button>
      ) : null}
      {children}
    </Bar>
  );
}
