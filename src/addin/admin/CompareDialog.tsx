// Somebody saved the page meanwhile: what they changed, what is edited here, and which of the two shall stand where both did.
import type { JSX } from 'react';
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '../strings.ts';
import type { ComparedItem, EditedPage, PageConflict } from './editedPage.ts';
import { useAdminStyles } from './styles.ts';

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
  readonly page: EditedPage;
  readonly conflict: PageConflict;
  readonly onClose: () => void;
}

export function CompareDialog(props: CompareDialogProps): JSX.Element {
  const { page, conflict } = props;
  const name = conflict.by ?? t('admin.somebody');
  return (
    <Dialog open onOpenChange={(_event, data) => (data.open ? undefined : props.onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('admin.compare-title')}</DialogTitle>
          <DialogContent tabIndex={0}>
            {conflict.items.map((item) => (
              <Compared key={item.key} item={item} name={name} onTake={() => page.takeTheirs(item.key)} />
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

function Compared(props: { readonly item: ComparedItem; readonly name: string; readonly onTake: () => void }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  const { item, name } = props;
  const { isMine, isTheirs } = item;
  const savedLabel = isTheirs ? t('admin.compare-theirs', { name }) : t('admin.compare-saved');
  return (
    <div className={styles.item} role="group" aria-label={item.name}>
      <h3 className={styles.name}>{item.name}</h3>
      <div className={shared.caption}>{t(isMine && isTheirs ? 'admin.compare-both' : isMine ? 'admin.compare-mine-only' : 'admin.compare-theirs-only', { name })}</div>
      <dl className={styles.sides}>
        <Side label={savedLabel} text={item.saved} />
        {isMine ? <Side label={t('admin.compare-mine')} text={item.mine} /> : null}
      </dl>
      {isMine ? (
        <Button size="small" className={styles.take} onClick={props.onTake}>
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
