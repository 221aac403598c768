// Which window lies over the page about sellers: about one of them, or about all.
import type { JSX } from 'react';
import type { MappableField } from '../../../../domain/profileFields.ts';
import { useNow } from '../../../parts/useNow.ts';
import type { Administration, RoleChoice } from '../../administration.ts';
import { answerOf, type Asked } from '../../useAsked.ts';
import { SettingsDrawer } from '../settings/SettingsDrawer.tsx';
import { AbsenceDialog } from './AbsenceDialog.tsx';
import { AddSellersDialog } from './AddSellersDialog.tsx';
import { AttributesDrawer } from './AttributesDrawer.tsx';
import type { ValueLabels } from './attributeWords.ts';
import { RolesDialog } from './RolesDialog.tsx';
import { ScheduleDialog } from './ScheduleDialog.tsx';
import { SellerDialog } from './SellerDialog.tsx';
import type { SellerPart } from './SellerRow.tsx';
import type { SellerShown } from './sellersDesk.ts';
import type { SellersStore } from './useSellers.ts';

export type OpenWindow = { readonly kind: 'add' | 'attributes' | 'settings' } | { readonly kind: SellerPart; readonly id: string };

interface SellersWindowProps {
  readonly open: OpenWindow;
  readonly administration: Administration;
  readonly store: SellersStore;
  readonly people: readonly SellerShown[];
  readonly fields: readonly MappableField[] | undefined;
  readonly labels: ValueLabels;
  readonly roles: Asked<readonly RoleChoice[]>;
  readonly onSignIn: () => void;
  readonly onClose: () => void;
}

export function SellersWindow(props: SellersWindowProps): JSX.Element | null {
  const { open, administration, store, people, fields, labels, roles, onSignIn, onClose } = props;
  const now = useNow();
  const frame = { store, onSignIn, onClose };
  const routing = answerOf(store.routing);
  if (open.kind === 'add') return <AddSellersDialog people={people.filter(({ isSeller }) => !isSeller)} {...frame} />;
  if (open.kind === 'attributes') return <AttributesDrawer fields={fields} labels={labels} {...frame} />;
  if (!('id' in open)) return routing === undefined ? null : <SettingsDrawer routing={routing} people={people} roles={roles} {...frame} />;
  const seller = people.find(({ id }) => id === open.id);
  if (seller === undefined) return null;
  const { timeZone } = administration.person();
  switch (open.kind) {
    case 'details':
      return <SellerDialog seller={seller} attributes={answerOf(store.attributes) ?? []} labels={labels} {...frame} />;
    case 'schedule':
      return <ScheduleDialog seller={seller} timeZone={timeZone} {...frame} />;
    case 'absence':
      return <AbsenceDialog seller={seller} timeZone={timeZone} now={now} {...frame} />;
    case 'roles':
      return <RolesDialog seller={seller} settings={(routing?.active ?? routing?.draft)?.settings} now={now} onSignIn={onSignIn} onClose={onClose} />;
  }
}
