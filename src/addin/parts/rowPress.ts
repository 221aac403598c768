// A row that is one button.
import { tokens, type GriffelStyle } from '@fluentui/react-components';

/** To be laid into a style of its own, with height, padding and display. */
export const rowPress: GriffelStyle = {
  boxSizing: 'border-box',
  width: '100%',
  border: 'none',
  background: 'none',
  color: tokens.colorNeutralForeground1,
  textAlign: 'start',
  fontFamily: 'inherit',
  fontSize: '13px',
  lineHeight: '18px',
  cursor: 'pointer',
  ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px', borderRadius: tokens.borderRadiusMedium },
};
