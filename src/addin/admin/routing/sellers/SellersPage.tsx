// A10: who gets leads, how many at once, what they are good at, and when they are at work. Every change holds at once.
import { useEffect, useMemo, useState } from 'react';
import type { JSX } from 'react';
import { Button, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons/svg/add';
import { Info20Regular } from '@fluentui/react-icons/svg/info';
import { usualRoutingSettings } from '../../../../domain/routing/plan.ts';
import { Bar } from '../../../parts/Bar.tsx';
import { useNow } from '../../../parts/useNow.ts';
import { t } from '../../../strings.ts';
import type { Administration } from '../../administration.ts';
import { PageHead } from '../../PageFrame.tsx';
import { PageState } from '../../PageState.tsx';
import { useAdminStyles } from '../../styles.ts';
import { answerOf } from '../../useAsked.ts';
import { useOpener } from '../useOpener.ts';
import { attributeTexts } from './attributeWords.ts';
import { foundSellers } from './foundSellers.ts';
import { SellerRow } from './SellerRow.tsx';
import { SellersProblem } from './SellersProblem.tsx';
import type { SellerShown } from './sellersDesk.ts';
import { SellersWindow, type OpenWindow } from './SellersWindow.tsx';
import { useSellersFields } from './useSellersFields.ts';
import { useSellersTable } from './useSellersTable.ts';
import { useSellers, type SellersStore } from './useSellers.ts';

/** So many rows are drawn; searching finds the others. */
const MOST_ROWS = 200;

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '12px' },
  search: { width: '100%', maxWidth: '320px', marginTop: '12px' },
  found: { marginTop: '4px' },
  fairness: { display: 'flex', alignItems: 'center', gap: '10px', marginTop: '16px', padding: '10px 12px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground2, fontSize: '13px', lineHeight: '18px' },
  icon: { display: 'flex', flexShrink: 0, color: tokens.colorNeutralForeground2 },
  sentence: { flexGrow: 1, minWidth: 0 },
});

interface SellersPageProps {
  readonly administration: Administration;
  readonly isOnline: boolean;
}

export function SellersPage({ administration, isOnline }: SellersPageProps): JSX.Element {
  const styles = useStyles();
  const store = useSellers(administration.sellers);
  const [open, setOpen] = useState<OpenWindow>();
  const known = useSellersFields(administration);
  const signIn = (): void => void administration.signIn().then((outcome) => (outcome.kind === 'done' ? store.reload() : undefined));
  const opener = useOpener();
  const show = (next: OpenWindow): void => {
    opener.keep();
    store.dismissProblem();
    setOpen(next);
  };
  const close = (): void => {
    store.dismissProblem();
    setOpen(undefined);
  };
  useEffect(() => {
    if (open === undefined) opener.giveBack();
  }, [open, opener]);
  if (store.people.kind !== 'known') {
    return (
      <div>
        <PageHead title={t('admin.sellers.title')} text={t('admin.sellers.text')} />
        <PageState {...(store.people.kind === 'failed' ? { problem: store.people.problem } : {})} onSignIn={signIn} onAgain={store.reload} />
      </div>
    );
  }
  const people = store.people.value;
  const canSave = isOnline;
  return (
    <div onClickCapture={opener.onPress}>
      <PageHead title={t('admin.sellers.title')} text={t('admin.sellers.text')} />
      <div className={styles.buttons}>
        <Button appearance="primary" data-primary="" icon={<Add20Regular />} disabledFocusable={!canSave} onClick={() => (canSave ? show({ kind: 'add' }) : undefined)}>
          {t('admin.sellers.add')}
        </Button>
        <Button disabledFocusable={!canSave} onClick={() => (canSave ? show({ kind: 'attributes' }) : undefined)}>
          {t('admin.sellers.attributes')}
        </Button>
        <Button disabledFocusable={!canSave || store.routing.kind !== 'known'} onClick={() => (canSave && store.routing.kind === 'known' ? show({ kind: 'settings' }) : undefined)}>
          {t('admin.routingSettings.title')}
        </Button>
      </div>
      {isOnline ? null : <Bar tone="warning" title={t('admin.offline')} text={t('admin.sellers.offline')} />}
      {store.problem === undefined || open !== undefined ? null : (
        <SellersProblem problem={store.problem} onSignIn={signIn}>
          <Button size="small" onClick={store.dismissProblem}>
            {t('problem.dismiss')}
          </Button>
        </SellersProblem>
      )}
      <Sellers store={store} people={people} labels={known.labels} canSave={canSave} onOpen={show} />
      <Fairness store={store} canSave={canSave} onChange={() => show({ kind: 'settings' })} />
      {open === undefined ? null : <SellersWindow open={open} administration={administration} store={store} people={people} {...known} onSignIn={signIn} onClose={close} />}
    </div>
  );
}

interface SellersProps {
  readonly store: SellersStore;
  readonly people: readonly SellerShown[];
  readonly labels: ReturnType<typeof useSellersFields>['labels'];
  readonly canSave: boolean;
  readonly onOpen: (open: OpenWindow) => void;
}

function Sellers({ store, people, labels, canSave, onOpen }: SellersProps): JSX.Element {
  const styles = useStyles();
  const table = useSellersTable();
  const shared = useAdminStyles();
  const [words, setWords] = useState('');
  const now = useNow();
  const attributes = answerOf(store.attributes);
  const sellers = useMemo(() => people.filter(({ isSeller }) => isSeller), [people]);
  const tagged = useMemo(() => sellers.map((seller) => ({ seller, tags: attributeTexts(seller, attributes ?? [], labels) })), [sellers, attributes, labels]);
  const found = useMemo(() => foundSellers(tagged, words), [tagged, words]);
  if (sellers.length === 0) return <p className={shared.hint}>{t('admin.sellers.empty')}</p>;
  const unlimited = sellers.filter(({ capacity, getsLeads }) => capacity === undefined && getsLeads).length;
  return (
    <>
      <Input className={styles.search} type="search" data-field="seller-search" aria-label={t('admin.sellers.search')} placeholder={t('admin.sellers.search')} value={words} maxLength={100} onChange={(_event, { value }) => setWords(value)} />
      <div className={mergeClasses(shared.caption, styles.found)} role="status">
        {found.length === 0 ? t('admin.sellers.no-hit', { words: words.trim() }) : found.length > MOST_ROWS ? t('admin.sellers.more-rows', { shown: MOST_ROWS, count: found.length }) : t('admin.sellers.count', { count: found.length })}
      </div>
      <div role="table" className={table.table} aria-label={t('admin.sellers.title')}>
        <div role="row" className={table.head}>
          {(['seller', 'gets-leads', 'open-leads', 'attributes', 'availability', 'more-column'] as const).map((column) => (
            <span key={column} role="columnheader">
              {t(`admin.sellers.${column}`)}
            </span>
          ))}
        </div>
        {found.slice(0, MOST_ROWS).map(({ seller, tags }) => (
          <SellerRow
            key={seller.id}
            seller={seller}
            tags={tags}
            now={now}
            canSave={canSave}
            isSaving={store.saving.has(seller.id)}
            onSwitch={(getsLeads) => void store.save(seller.id, 'seller', (before) => ({ ...before, getsLeads }))}
            onOpen={(part) => onOpen({ kind: part, id: seller.id })}
          />
        ))}
      </div>
      {unlimited === 0 ? null : <p className={shared.caption}>{t('admin.sellers.no-limit-hint', { count: unlimited })}</p>}
    </>
  );
}

/** What happens to who comes back, in one sentence. */
function Fairness({ store, canSave, onChange }: { readonly store: SellersStore; readonly canSave: boolean; readonly onChange: () => void }): JSX.Element | null {
  const styles = useStyles();
  const routing = answerOf(store.routing);
  if (routing === undefined) return null;
  const { creditsAbsence } = (routing.active ?? routing.draft)?.settings ?? usualRoutingSettings;
  return (
    <div className={styles.fairness}>
      <span className={styles.icon} aria-hidden>
        <Info20Regular />
      </span>
      <span className={styles.sentence}>{t(creditsAbsence ? 'admin.sellers.fair-credit' : 'admin.sellers.fair-clock')}</span>
      <Button size="small" disabledFocusable={!canSave} aria-label={t('admin.sellers.fair-change-named')} onClick={() => (canSave ? onChange() : undefined)}>
        {t('admin.sellers.fair-change')}
      </Button>
    </div>
  );
}
