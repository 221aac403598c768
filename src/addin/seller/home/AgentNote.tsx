// What the agent's state means for Home: paused by the admin, or not at work yet.
import type { JSX } from 'react';
import { Button } from '@fluentui/react-components';
import type { OwnLeadsView } from '../../home/ownLeadsView.ts';
import { Bar } from '../../parts/Bar.tsx';
import { TeamNote } from '../../parts/TeamNote.tsx';
import { WithPopover } from '../../parts/WithPopover.tsx';
import { t } from '../../strings.ts';

/** Nothing while the agent works. */
export function AgentNote(props: { readonly own: OwnLeadsView }): JSX.Element | null {
  const { paused, top } = props.own;
  if (paused !== undefined) {
    return (
      <Bar tone="warning" title={t('home.paused.title')} text={t('home.paused.text')}>
        <WithPopover
          title={t('home.paused.ask')}
          button={({ ref, ...more }) => (
            <Button ref={ref} size="small" {...more}>
              {t('home.paused.ask')}
            </Button>
          )}
        >
          {paused.by === undefined ? t('home.paused.somebody') : t('home.paused.by', { name: paused.by })}
        </WithPopover>
      </Bar>
    );
  }
  if (top.kind === 'not-in-team') return <TeamNote />;
  return top.kind === 'inactive' ? <Bar tone="warning" title={t('home.inactive.title')} text={t('home.inactive.text')} /> : null;
}
