// One seller: gets leads or not, how full, attributes, where they are now, and a menu for the rest. A row of a table where there is
// room, a card in a pane.
import { useRef, useState } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles, mergeClasses, Switch, tokens } from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons/svg/more-horizontal';
import { whereaboutsText, hoursTexts } from '../../../parts/availability/availabilityWords.ts';
import { LoadBar } from '../../../parts/availability/LoadBar.tsx';
import { PaneMenu } from '../../../parts/PaneMenu.tsx';
import { initialsOf } from '../../../parts/words/names.ts';
import { t } from '../../../strings.ts';
import { useAdminStyles } from '../../styles.ts';
import type { SellerShown } from './sellersDesk.ts';
import { useSellersTable } from './useSellersTable.ts';

export type SellerPart = 'details' | 'schedule' | 'absence' | 'roles';

const useStyles = makeStyles({
  picture: { display: 'flex', alignItems: 'center', justifyContent: 'center', flexShrink: 0, width: '28px', height: '28px', boxSizing: 'border-box', border: `1px solid ${tokens.colorTransparentStroke}`, borderRadius: tokens.borderRadiusCircular, backgroundColor: tokens.colorNeutralBackground5, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  who: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0 },
  name: { minWidth: 0, overflowWrap: 'anywhere', fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  tags: { display: 'flex', flexWrap: 'wrap', gap: '4px', margin: 0, padding: 0, listStyleType: 'none' },
  tag: { maxWidth: '100%', whiteSpace: 'normal', overflowWrap: 'anywhere' },
  where: { fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  more: { minWidth: '32px', width: '32px' },
});

interface SellerRowProps {
  readonly seller: SellerShown;
  /** Texts of their attributes. */
  readonly tags: readonly string[];
  readonly now: Date;
  /** False offline: what can't be saved can't be pressed. */
  readonly canSave: boolean;
  readonly isSaving: boolean;
  readonly onSwitch: (getsLeads: boolean) => void;
  readonly onOpen: (part: SellerPart) => void;
}

export function SellerRow({ seller, tags, now, canSave, isSaving, onSwitch, onOpen }: SellerRowProps): JSX.Element {
  const styles = useStyles();
  const table = useSellersTable();
  const shared = useAdminStyles();
  const [isOpen, setOpen] = useState(false);
  const more = useRef<HTMLButtonElement>(null);
  const { name, schedule } = seller;
  const menuName = t('admin.sellers.more', { name });
  return (
    <div role="row" className={table.row} style={isOpen ? { zIndex: 1 } : undefined /* its menu opens over the rows below */}>
      <div role="cell" className={mergeClasses(table.name, styles.who)}>
        <span className={styles.picture} aria-hidden>
          {initialsOf(name)}
        </span>
        <span className={styles.name}>{name}</span>
      </div>
      <div role="cell" className={table.switch}>
        <Switch
          checked={seller.getsLeads}
          aria-label={t('admin.sellers.gets-leads-of', { name })}
          aria-disabled={!canSave || isSaving || undefined}
          data-switch={seller.id}
          onChange={(_event, { checked }) => (canSave && !isSaving ? onSwitch(checked) : undefined)}
        />
        <span className={table.switchWord} aria-hidden>
          {t('admin.sellers.gets-leads')}
        </span>
      </div>
      <div role="cell" className={table.wide}>
        <LoadBar label={t('admin.sellers.open-of', { name })} open={seller.open} capacity={seller.capacity} />
      </div>
      <div role="cell" className={table.wide}>
        {tags.length === 0 ? (
          <span className={table.empty}>{t('admin.sellers.no-values')}</span>
        ) : (
          <ul className={styles.tags}>
            {tags.map((tag) => (
              <li key={tag} className={mergeClasses(shared.tag, styles.tag)}>
                {tag}
              </li>
            ))}
          </ul>
        )}
      </div>
      <div role="cell" className={mergeClasses(table.wide, styles.where)}>
        <div>{seller.getsLeads ? whereaboutsText(seller, now) : t('admin.sellers.switched-off')}</div>
        {schedule === undefined ? null : <div className={shared.caption}>{hoursTexts(schedule).join(' · ')}</div>}
      </div>
      <div role="cell" className={table.menu}>
        <Button ref={more} appearance="subtle" className={styles.more} icon={<MoreHorizontal20Regular />} aria-label={menuName} title={menuName} aria-haspopup="menu" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} />
        {isOpen ? (
          <PaneMenu
            entries={(['details', 'schedule', 'absence', 'roles'] as const).map((part) => ({ label: t(`admin.sellers.menu.${part}`), press: () => onOpen(part) }))}
            target={more}
            label={menuName}
            onClose={() => setOpen(false)}
          />
        ) : null}
      </div>
    </div>
  );
}
