// Said in the place of what the CRM did not give out, with the way to ask again.
import type { JSX } from 'react';
import { Link } from '@fluentui/react-components';
import type { Pane } from '../../parts/pane.ts';
import { t } from '../../strings.ts';
import { usePageStyles } from './usePageStyles.ts';

export function UnreadLine({ pane }: { readonly pane: Pane }): JSX.Element {
  const shared = usePageStyles();
  return (
    <p className={shared.quiet}>
      {t('leadPage.unread')}{' '}
      <Link as="button" className={shared.link} onClick={() => void pane.verbs.leadPage.refresh()}>
        {t('problem.retry')}
      </Link>
    </p>
  );
}
