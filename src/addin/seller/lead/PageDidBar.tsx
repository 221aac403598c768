// What was just done on the page, as the CRM has it now, with the way back where there is one.
import { useEffect, useRef } from 'react';
import type { JSX } from 'react';
import { Button } from '@fluentui/react-components';
import { ArrowUndo16Regular } from '@fluentui/react-icons/svg/arrow-undo';
import type { LeadPageView, PageDid, PerformedDid } from '../../lead/leadPageView.ts';
import { Bar } from '../../parts/Bar.tsx';
import { detailOf } from '../../parts/lead/DidBar.tsx';
import type { Pane } from '../../parts/pane.ts';
import { dayText } from '../../parts/words/dates.ts';
import { t } from '../../strings.ts';
import { openRecord } from './recordPages.ts';
import { usePageStyles } from './usePageStyles.ts';

/** It takes the focus the pressed button had: that one is gone by now. */
export function PageDidBar({ pane, page }: { readonly pane: Pane; readonly page: LeadPageView }): JSX.Element | null {
  const shared = usePageStyles();
  const { did, canUndo, crmUrl } = page;
  const undo = useRef<HTMLButtonElement>(null);
  const before = useRef(did);
  useEffect(() => {
    if (did !== before.current && did !== undefined && canUndo && isNowhere(document.activeElement)) undo.current?.focus({ preventScroll: true });
    before.current = did;
  }, [did, canUndo]);
  if (did === undefined) return null;
  const waits = isPerformed(did) && did.waits === true;
  return (
    <Bar tone={waits || did.what === 'in-use' ? 'warning' : 'success'} title={waits ? t('did.waits') : titleOf(did, pane.now)} {...textOf(did, waits, pane.now)}>
      {did.what === 'qualified' && did.made.length > 0 ? (
        <ul className={shared.list} style={{ width: '100%' }}>
          {did.made.map(({ kind, id, name }) => (
            <li key={id} className={shared.row}>
              <div className={shared.words}>
                <div className={shared.detail}>{t(`leadPage.made.${kind}`)}</div>
                <div className={shared.name}>{name}</div>
              </div>
              {crmUrl === undefined ? null : (
                <Button size="small" aria-label={t('leadPage.open-row', { name })} onClick={() => openRecord(crmUrl, kind, id)}>
                  {t('leadPage.open')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {canUndo ? (
        <Button ref={undo} size="small" icon={<ArrowUndo16Regular />} disabledFocusable={pane.view.busy} onClick={() => void pane.verbs.leadPage.undo()}>
          {t('app.undo')}
        </Button>
      ) : null}
    </Bar>
  );
}

function isNowhere(element: Element | null): boolean {
  return element === null || element === document.body;
}

function titleOf(did: PageDid, now: Date): string {
  switch (did.what) {
    case 'connected':
    case 'disconnected':
      return t(`leadPage.did.${did.what}-${did.kind}`, { name: did.name });
    case 'reminded':
      return did.at === undefined ? t('did.reminded') : t('did.reminded-on', { date: dayText(did.at, now) });
    case 'task-created':
    case 'called':
    case 'stopped-contact':
    case 'appointment-recorded':
      return t(`did.${did.what}`);
    default:
      return t(`leadPage.did.${did.what}`);
  }
}

function textOf(did: PageDid, waits: boolean, now: Date): { readonly text?: string } {
  if (waits) return { text: t('did.waits-text') };
  const detail = isPerformed(did) ? detailOf(did, now) : undefined;
  if (detail !== undefined) return { text: detail };
  if (did.what === 'hidden') return { text: t('leadPage.did.hidden-text') };
  return did.what === 'in-use' ? { text: t('leadPage.did.in-use-text') } : {};
}

const performed: ReadonlySet<string> = new Set<PerformedDid['what']>(['task-created', 'called', 'reminded', 'stopped-contact', 'appointment-recorded', 'disqualified']);

function isPerformed(did: PageDid): did is PerformedDid {
  return performed.has(did.what);
}
