// The bar above the page, in place of the tabs: back, look again, and what else can be done with this lead.
import { useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwise20Regular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { ChevronLeft20Regular } from '@fluentui/react-icons/svg/chevron-left';
import { MoreHorizontal20Regular } from '@fluentui/react-icons/svg/more-horizontal';
import type { LeadPageView } from '../../lead/leadPageView.ts';
import type { Pane } from '../../parts/pane.ts';
import { PaneMenu, type MenuEntry } from '../../parts/PaneMenu.tsx';
import { t } from '../../strings.ts';

const useStyles = makeStyles({
  bar: { position: 'relative', zIndex: 1, display: 'flex', alignItems: 'center', flexShrink: 0, boxSizing: 'border-box', height: '40px', padding: '0 8px 0 4px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  back: { minWidth: 0, justifyContent: 'flex-start', fontWeight: tokens.fontWeightSemibold, paddingLeft: '6px', paddingRight: '10px' },
  room: { flexGrow: 1 },
});

interface PageBarProps {
  readonly pane: Pane;
  readonly page: LeadPageView;
  readonly menu: readonly MenuEntry[];
}

export function PageBar({ pane, page, menu }: PageBarProps): JSX.Element {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <nav className={styles.bar} aria-label={t('leadPage.bar')}>
      <Button appearance="subtle" className={styles.back} icon={<ChevronLeft20Regular />} onClick={() => pane.verbs.leadPage.close()}>
        {t(page.backTo === 'home' ? 'leadPage.back-home' : 'leadPage.back-email')}
      </Button>
      <span className={styles.room} />
      <Button appearance="subtle" icon={<ArrowClockwise20Regular />} aria-label={t('leadPage.refresh')} title={t('leadPage.refresh')} onClick={() => void pane.verbs.leadPage.refresh()} />
      <Button ref={button} appearance="subtle" icon={<MoreHorizontal20Regular />} aria-label={t('app.more')} title={t('app.more')} aria-haspopup="menu" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} />
      {isOpen ? <PaneMenu entries={menu} target={button} label={t('app.more')} onClose={() => setOpen(false)} /> : null}
    </nav>
  );
}
