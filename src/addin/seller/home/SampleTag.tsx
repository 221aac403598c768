// Says of a lead that it is sample data.
import type { JSX } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '../../strings.ts';

const useStyles = makeStyles({
  tag: {
    flexShrink: 0,
    padding: '0 5px',
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
  },
});

export function SampleTag(): JSX.Element {
  return <span className={useStyles().tag}>{t('home.list.sample')}</span>;
}
