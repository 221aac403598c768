// The two buttons that move a row up or down. The focus goes with the row; at an end of the list the button stays and does nothing.
import { useEffect, useRef } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowDown16Regular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUp16Regular } from '@fluentui/react-icons/svg/arrow-up';
import { t } from '../../strings.ts';

const useStyles = makeStyles({ move: { flexShrink: 0, minWidth: '28px', width: '28px', height: '32px', padding: 0 } });

interface MoveButtonsProps {
  readonly name: string;
  /** 0 = first. */
  readonly at: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
}

export function MoveButtons({ name, at, count, onMove }: MoveButtonsProps): JSX.Element {
  const styles = useStyles();
  const pressed = useRef<HTMLElement>(undefined);
  // A row that changes places in the page loses the focus on the way.
  useEffect(() => {
    pressed.current?.focus();
    pressed.current = undefined;
  }, [at]);
  const button = (label: string, icon: JSX.Element, to: number): JSX.Element => {
    const isEnd = to < 0 || to >= count;
    return (
      <Button
        appearance="subtle"
        className={styles.move}
        icon={icon}
        aria-label={label}
        title={label}
        disabledFocusable={isEnd}
        onClick={(event) => {
          if (isEnd) return;
          pressed.current = event.currentTarget;
          onMove(to);
        }}
      />
    );
  };
  return (
    <>
      {button(t('admin.move-up', { name }), <ArrowUp16Regular />, at - 1)}
      {button(t('admin.move-down', { name }), <ArrowDown16Regular />, at + 1)}
    </>
  );
}
