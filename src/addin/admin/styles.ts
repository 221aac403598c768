// Looks the admin pages share.
import { makeStyles, tokens } from '@fluentui/react-components';

export const useAdminStyles = makeStyles({
  section: { marginTop: '24px', maxWidth: '560px' },
  wide: { marginTop: '24px' },
  heading: { margin: '0 0 4px', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  hint: { margin: '0 0 8px', color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
  caption: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: 'anywhere' },
  tag: {
    flexShrink: 0,
    boxSizing: 'border-box',
    padding: '0 6px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    whiteSpace: 'nowrap',
  },
  own: { border: `1px solid ${tokens.colorBrandStroke2}`, backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  wrong: { border: `1px solid ${tokens.colorStatusDangerBorder1}`, backgroundColor: tokens.colorStatusDangerBackground1, color: tokens.colorStatusDangerForeground1 },
});
