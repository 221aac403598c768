// The look of rows that several sections of the page share.
import { makeStyles, tokens } from '@fluentui/react-components';

export const usePageStyles = makeStyles({
  quiet: { margin: '0 0 4px', color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: { display: 'flex', alignItems: 'center', gap: '10px', minHeight: '48px', padding: '6px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, fontSize: '13px', lineHeight: '18px', boxSizing: 'border-box' },
  card: { display: 'flex', alignItems: 'center', gap: '10px', padding: '10px 12px', marginBottom: '8px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusXLarge, fontSize: '13px', lineHeight: '18px' },
  round: { display: 'flex', alignItems: 'center', justifyContent: 'center', flexShrink: 0, width: '32px', height: '32px', boxSizing: 'border-box', border: `1px solid ${tokens.colorTransparentStroke}`, borderRadius: tokens.borderRadiusCircular, backgroundColor: tokens.colorNeutralBackground5, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  words: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  detail: { color: tokens.colorNeutralForeground2 },
  aside: { flexShrink: 0, color: tokens.colorNeutralForeground2, textAlign: 'end' },
  link: { fontSize: '13px', lineHeight: '18px', padding: '3px 0' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '6px' },
});
