// Where the web is asked: one switch for all of it, and for each kind of insight its sources in the order they are shown.
import type { JSX } from 'react';
import { Button, makeStyles, mergeClasses, Switch, tokens } from '@fluentui/react-components';
import { ArrowDown16Regular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUp16Regular } from '@fluentui/react-icons/svg/arrow-up';
import { Checkmark16Regular } from '@fluentui/react-icons/svg/checkmark';
import { Key16Regular } from '@fluentui/react-icons/svg/key';
import { insightKinds, type InsightKind, type SourceId } from '../../../domain/insight.ts';
import { sourceChoices } from '../../../domain/sourceChoices.ts';
import { t } from '../../strings.ts';
import { useAdminStyles } from '../styles.ts';

const useStyles = makeStyles({
  columns: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '16px', marginTop: '8px', '@media (min-width: 900px)': { gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' } },
  sub: { margin: '0 0 4px', fontSize: '13px', lineHeight: '18px', fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: { display: 'flex', alignItems: 'center', gap: '4px', minHeight: '36px', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, fontSize: '13px', lineHeight: '18px' },
  words: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  state: { display: 'flex', alignItems: 'center', gap: '4px' },
  icon: { display: 'flex', flexShrink: 0 },
  off: { color: tokens.colorNeutralForeground3 },
  move: { minWidth: '24px', width: '28px', height: '28px', padding: 0, flexShrink: 0 },
  press: { flexShrink: 0, minWidth: '0' },
});

interface SourcesProps {
  readonly web: boolean;
  readonly sources: Readonly<Record<InsightKind, readonly SourceId[]>>;
  /** Undefined while the service has not said. */
  readonly configured: ReadonlySet<SourceId> | undefined;
  readonly onWeb: (web: boolean) => void;
  readonly onSources: (kind: InsightKind, list: readonly SourceId[]) => void;
}

export function Sources(props: SourcesProps): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  return (
    <section className={shared.wide} aria-label={t('admin.research.web')}>
      <h2 className={shared.heading}>{t('admin.research.web')}</h2>
      <Switch data-field="web" label={t('admin.research.web-switch')} checked={props.web} onChange={(_event, { checked }) => props.onWeb(checked)} />
      <p className={shared.hint}>{t(props.web ? 'admin.research.web-on' : 'admin.research.web-off')}</p>
      <div className={styles.columns}>
        {insightKinds.map((kind) => (
          <SourceList key={kind} kind={kind} list={props.sources[kind]} configured={props.configured} isOff={!props.web} onChange={(list) => props.onSources(kind, list)} />
        ))}
      </div>
    </section>
  );
}

interface SourceListProps {
  readonly kind: InsightKind;
  readonly list: readonly SourceId[];
  readonly configured: ReadonlySet<SourceId> | undefined;
  readonly isOff: boolean;
  readonly onChange: (list: readonly SourceId[]) => void;
}

function SourceList({ kind, list, configured, isOff, onChange }: SourceListProps): JSX.Element {
  const styles = useStyles();
  const title = t(`admin.research.sources.${kind}`);
  const move = (from: number, to: number): void => {
    const moved = list[from];
    if (moved === undefined || to < 0 || to >= list.length) return;
    const rest = list.filter((_each, place) => place !== from);
    onChange([...rest.slice(0, to), moved, ...rest.slice(to)]);
  };
  return (
    <div role="group" aria-label={title}>
      <h3 className={styles.sub}>{title}</h3>
      <ul className={styles.list}>
        {list.map((source, place) => (
          <li key={source} className={styles.row}>
            <SourceName source={source} state={isOff || configured === undefined ? 'unknown' : configured.has(source) ? 'ready' : 'key'} />
            <Move source={source} isUp isEnd={place === 0} onMove={() => move(place, place - 1)} />
            <Move source={source} isUp={false} isEnd={place === list.length - 1} onMove={() => move(place, place + 1)} />
            <Button size="small" className={styles.press} aria-label={t('admin.source-off', { name: t(`admin.source.${source}`) })} onClick={() => onChange(list.filter((each) => each !== source))}>
              {t('admin.turn-off')}
            </Button>
          </li>
        ))}
        {sourceChoices[kind].filter((source) => !list.includes(source)).map((source) => (
          <li key={source} className={styles.row}>
            <SourceName source={source} state="off" />
            <Button size="small" className={styles.press} aria-label={t('admin.source-on', { name: t(`admin.source.${source}`) })} onClick={() => onChange([...list, source])}>
              {t('admin.turn-on')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function SourceName({ source, state }: { readonly source: SourceId; readonly state: 'ready' | 'key' | 'off' | 'unknown' }): JSX.Element {
  const styles = useStyles();
  const shared = useAdminStyles();
  return (
    <span className={mergeClasses(styles.words, state === 'off' && styles.off)}>
      {t(`admin.source.${source}`)}
      {state === 'unknown' ? null : (
        <span className={mergeClasses(shared.caption, styles.state)}>
          <span className={styles.icon} aria-hidden>
            {state === 'ready' ? <Checkmark16Regular /> : state === 'key' ? <Key16Regular /> : null}
          </span>
          {t(`admin.source-state.${state}`)}
        </span>
      )}
    </span>
  );
}

/** At the end of the list the button stays, so that focus does, and does nothing. */
function Move({ source, isUp, isEnd, onMove }: { readonly source: SourceId; readonly isUp: boolean; readonly isEnd: boolean; readonly onMove: () => void }): JSX.Element {
  const styles = useStyles();
  const label = t(isUp ? 'admin.move-up' : 'admin.move-down', { name: t(`admin.source.${source}`) });
  return <Button appearance="subtle" className={styles.move} icon={isUp ? <ArrowUp16Regular /> : <ArrowDown16Regular />} aria-label={label} title={label} disabledFocusable={isEnd} onClick={() => (isEnd ? undefined : onMove())} />;
}
