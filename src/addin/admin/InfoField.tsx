// A field whose label says more on a press.
import type { JSX } from 'react';
import { Field, InfoLabel } from '@fluentui/react-components';
import type { FieldProps, LabelProps } from '@fluentui/react-components';
import { t } from '../strings.ts';

interface InfoFieldProps extends Omit<FieldProps, 'label'> {
  readonly label: string;
  /** One or two sentences. */
  readonly info: string;
}

export function InfoField(props: InfoFieldProps): JSX.Element {
  const { label, info, ...rest } = props;
  const withInfo = (_component: unknown, slot: LabelProps): JSX.Element => (
    <InfoLabel {...slot} info={info} infoButton={{ 'aria-label': t('admin.about') }}>
      {label}
    </InfoLabel>
  );
  return <Field {...rest} label={{ children: withInfo }} />;
}
