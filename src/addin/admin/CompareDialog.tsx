// Somebody saved the page meanwhile: what they changed, what is edited here, and which of the two shall stand where both did.
import type { JSX } from 'react';
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles, tokens } from '@fluentui/react-components';
import { hasString, t } from '../strings.ts';
import { useAdminStyles } from './styles.ts';
import type { Conflict, OpenWriting, Writing } from './useWriting.ts';
import { itemName } from './words.ts';
import { isSameItem, textOf, type WritingItem } from './writingEdits.ts';

const useStyles = makeStyles({
  item: { marginTop: '16px' },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  sides: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '8px', margin: '4px 0 0', '@media (min-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' } },
  side: { margin: 0 },
  text: {
    margin: '2px 0 0',
    padding: '6px 8px',
    maxHeight: '180px',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '12px',
    lineHeight: '18px',
  },
  take: { marginTop: '6px' },
});

interface CompareDialogProps {
  readonly writing: Writing;
  readonly open: OpenWriting;
  readonly conflict: Conflict;
  readonly onClose: () => void;
}

export function CompareDialog(props: CompareDialogProps): JSX.Element {
  const { open, conflict } = props;
  const isIn = (items: readonly WritingItem[], item: WritingItem): boolean => items.some((each) => isSameItem(each, item));
  const items = [...open.changes, ...conflict.theirs.filter((item) => !isIn(open.changes, item))];
  const name = conflict.by ?? t('admin.somebody');
  return (
    <Dialog open onOpenChange={(_event, data) => (data.open ? undefined : props.onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('admin.compare-title')}</DialogTitle>
          <DialogContent tabIndex={0}>
            {items.map((item) => (
              <Compared key={itemName(item)} {...props} item={item} name={name} isMine={isIn(open.changes, item)} isTheirs={isIn(conflict.theirs, item)} />
            ))}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={props.onClose}>
              {t('app.close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Compared(props: CompareDialogProps & { readonly item: WritingItem; readonly name: string; readonly isMine: boolean; readonly isTheirs: boolean }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const { open, writing, item, name, isMine, isTheirs } = props;
  const savedLabel = isTheirs ? t('admin.compare-theirs', { name }) : t('admin.compare-saved');
  return (
    <div className={styles.item} role="group" aria-label={itemName(item)}>
      <h3 className={styles.name}>{itemName(item)}</h3>
      <div className={shared.caption}>{t(isMine && isTheirs ? 'admin.compare-both' : isMine ? 'admin.compare-mine-only' : 'admin.compare-theirs-only', { name })}</div>
      <dl className={styles.sides}>
        <Side label={savedLabel} text={shownText(item, textOf(open.saved, item))} />
        {isMine ? <Side label={t('admin.compare-mine')} text={shownText(item, textOf(open.shown, item))} /> : null}
      </dl>
      {isMine ? (
        <Button size="small" className={styles.take} onClick={() => writing.takeTheirs(item)}>
          {isTheirs ? t('admin.compare-take', { name }) : t('admin.compare-drop')}
        </Button>
      ) : null}
    </div>
  );
}

function Side(props: { readonly label: string; readonly text: string }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  return (
    <div>
      <dt className={shared.caption}>{props.label}</dt>
      <dd className={styles.side}>
        <div className={styles.text}>{props.text}</div>
      </dd>
    </div>
  );
}

function shownText(item: WritingItem, text: string | undefined): string {
  switch (item.part) {
    case 'tone':
    case 'length': {
      const name = `admin.${item.part}.${text ?? ''}`;
      return hasString(name) ? t(name) : '';
    }
    case 'template':
      return text ?? t('admin.built-in');
    case 'block':
      return text ?? t('admin.compare-gone');
  }
}
