// Where the parts of a seller stand: columns where the page is wide, a card in a pane.
import { makeStyles, tokens } from '@fluentui/react-components';

const WIDE = '@media (min-width: 1000px)';
const columns = 'minmax(140px, 1.2fr) 60px minmax(150px, 1.1fr) minmax(0, 1.4fr) minmax(110px, 1.1fr) 36px';

export const useSellersTable = makeStyles({
  table: { marginTop: '12px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  head: { display: 'none', [WIDE]: { display: 'grid', gridTemplateColumns: columns, gap: '0 10px', padding: '6px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke1}`, fontSize: '13px', lineHeight: '18px', fontWeight: tokens.fontWeightSemibold } },
  row: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: '6px 8px',
    padding: '8px 0 10px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    [WIDE]: { gridTemplateColumns: columns, gap: '0 10px', minHeight: '48px', padding: '4px 0' },
  },
  name: { gridColumn: '1', [WIDE]: { gridColumn: 'auto' } },
  switch: { gridColumn: '1 / -1', display: 'flex', alignItems: 'center', margin: '-4px 0 -4px -8px', fontSize: '13px', lineHeight: '18px', [WIDE]: { gridColumn: 'auto', margin: '0 0 0 -8px' } },
  switchWord: { [WIDE]: { display: 'none' } },
  wide: { gridColumn: '1 / -1', minWidth: 0, [WIDE]: { gridColumn: 'auto' } },
  // Beside the name in a card, last in a row.
  menu: { gridColumn: '2', gridRow: '1', [WIDE]: { gridColumn: 'auto', gridRow: 'auto' } },
  empty: { display: 'none', color: tokens.colorNeutralForeground3, fontSize: '13px', lineHeight: '18px', [WIDE]: { display: 'inline' } },
});
