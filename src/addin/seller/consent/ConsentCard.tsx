// One thing a seller may agree to: what it is for, what leaves, what never does, and what is missing without it. Off until the seller says yes.
import { useId } from 'react';
import type { JSX } from 'react';
import { makeStyles, Switch, tokens } from '@fluentui/react-components';
import { ArrowRight16Regular } from '@fluentui/react-icons/svg/arrow-right';
import { Info16Regular } from '@fluentui/react-icons/svg/info';
import { SubtractCircle16Regular } from '@fluentui/react-icons/svg/subtract-circle';

const useStyles = makeStyles({
  card: { display: 'flex', gap: '12px', marginTop: '12px', padding: '12px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusXLarge },
  icon: { display: 'flex', flexShrink: 0, marginTop: '1px', color: tokens.colorBrandForeground1 },
  body: { flexGrow: 1, minWidth: 0 },
  head: { display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between', gap: '8px' },
  words: { minWidth: 0 },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  purpose: { margin: '2px 0 0', color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
  switch: { flexShrink: 0, marginTop: '-6px', marginRight: '-6px' },
  list: { listStyleType: 'none', margin: '10px 0 0', padding: 0 },
  item: { display: 'flex', gap: '8px', marginTop: '6px', fontSize: '13px', lineHeight: '18px' },
  itemIcon: { display: 'flex', flexShrink: 0, marginTop: '1px', color: tokens.colorNeutralForeground2 },
  itemText: { minWidth: 0, overflowWrap: 'anywhere' },
});

interface ConsentCardProps {
  readonly id: string;
  readonly icon: JSX.Element;
  readonly title: string;
  readonly purpose: string;
  readonly leaves?: string;
  readonly never?: string;
  readonly without: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function ConsentCard(props: ConsentCardProps): JSX.Element {
  const styles = useStyles();
  const textId = useId();
  const lines = [
    { icon: <ArrowRight16Regular />, text: props.leaves },
    { icon: <SubtractCircle16Regular />, text: props.never },
    { icon: <Info16Regular />, text: props.without },
  ];
  return (
    <section className={styles.card} aria-label={props.title}>
      <span className={styles.icon} aria-hidden>
        {props.icon}
      </span>
      <div className={styles.body}>
        <div className={styles.head}>
          <div className={styles.words}>
            <h2 className={styles.title}>{props.title}</h2>
            <p className={styles.purpose}>{props.purpose}</p>
          </div>
          <Switch className={styles.switch} checked={props.isOn} aria-label={props.title} aria-describedby={textId} data-field={props.id} onChange={(_event, data) => props.onChange(data.checked)} />
        </div>
        <ul className={styles.list} id={textId}>
          {lines.map(({ icon, text }) =>
            text === undefined ? null : (
              <li key={text} className={styles.item}>
                <span className={styles.itemIcon} aria-hidden>
                  {icon}
                </span>
                <span className={styles.itemText}>{text}</span>
              </li>
            ),
          )}
        </ul>
      </div>
    </section>
  );
}
