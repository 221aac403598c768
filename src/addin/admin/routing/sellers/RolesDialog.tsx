// The security roles of a seller, and whether rules may give them leads by these. Roles themselves are the CRM's to change.
import type { JSX } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import type { RoutingSettings } from '../../../../domain/routing/plan.ts';
import { arrivalText } from '../../../parts/words/dates.ts';
import { t } from '../../../strings.ts';
import { SellersDialog } from './SellersDialog.tsx';
import type { SellerShown } from './sellersDesk.ts';

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: '20px', fontSize: '13px', lineHeight: '18px' },
  line: { margin: 0, fontSize: '13px', lineHeight: '18px' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
});

interface RolesDialogProps {
  readonly seller: SellerShown;
  /** Of the rules at work; undefined = not known. */
  readonly settings: RoutingSettings | undefined;
  readonly now: Date;
  readonly onSignIn: () => void;
  readonly onClose: () => void;
}

export function RolesDialog({ seller, settings, now, onSignIn, onClose }: RolesDialogProps): JSX.Element {
  const styles = useStyles();
  const eligible = settings?.eligibleRoleIds;
  const isEligible = eligible === undefined || seller.roleIds.some((id) => eligible.includes(id));
  return (
    <SellersDialog title={t('admin.sellers.roles-of', { name: seller.name })} onSignIn={onSignIn} onClose={onClose}>
      {seller.roles.length === 0 ? (
        <p className={styles.line}>{t('admin.sellers.roles-none')}</p>
      ) : (
        <ul className={styles.list}>
          {[...seller.roles].sort((one, two) => one.localeCompare(two)).map((role) => (
            <li key={role}>{role}</li>
          ))}
        </ul>
      )}
      {settings === undefined ? null : <p className={styles.line}>{t(eligible === undefined ? 'admin.sellers.roles-all' : isEligible ? 'admin.sellers.roles-eligible' : 'admin.sellers.roles-left-out')}</p>}
      {seller.mayOwnLeads === false ? <p className={styles.line}>{t('admin.sellers.may-not-own')}</p> : null}
      <p className={styles.quiet}>{seller.lastAssignedOn === undefined ? t('admin.sellers.never-assigned') : t('admin.sellers.last-assigned', { when: arrivalText(seller.lastAssignedOn, now) })}</p>
      <p className={styles.quiet}>{t('admin.sellers.roles-hint')}</p>
    </SellersDialog>
  );
}
