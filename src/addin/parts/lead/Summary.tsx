// A long email in two lines of its own words, and a way to take them along as a note.
import { useLayoutEffect, useRef, useState } from 'react';
import type { JSX, RefObject } from 'react';
import { Button, Link, makeStyles, mergeClasses } from '@fluentui/react-components';
import { Copy16Regular } from '@fluentui/react-icons/svg/copy';
import type { MailSummary } from '../../../domain/mailSummary.ts';
import { t } from '../../strings.ts';
import type { Pane } from '../pane.ts';
import { SectionHead } from '../SectionHead.tsx';
import { noteText } from '../words/noteText.ts';

const useStyles = makeStyles({
  text: { margin: 0, fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  two: { display: '-webkit-box', WebkitLineClamp: '2', WebkitBoxOrient: 'vertical', overflow: 'hidden' },
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', columnGap: '12px', marginTop: '4px', minHeight: '24px' },
  toggle: { minHeight: '24px', fontSize: '13px' },
  copy: { minWidth: 0, marginLeft: 'auto' },
});

/** Every word of it stands in the email; the aside says so. */
export function Summary(props: { readonly pane: Pane; readonly summary: MailSummary }): JSX.Element {
  const styles = useStyles();
  const { pane, summary } = props;
  const [isOpen, setOpen] = useState(false);
  const text = useRef<HTMLParagraphElement>(null);
  const hasMore = useClamped(text, isOpen, summary.text);
  const { strip } = pane.view;
  return (
    <section aria-label={t('summary.title')}>
      <SectionHead title={t('summary.title')} aside={t('summary.own-words')} />
      <p ref={text} className={mergeClasses(styles.text, !isOpen && styles.two)}>
        {summary.text}
      </p>
      <div className={styles.foot}>
        {hasMore || isOpen ? (
          <Link as="button" className={styles.toggle} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t(isOpen ? 'summary.less' : 'summary.more')}
          </Link>
        ) : null}
        {strip === undefined ? null : (
          <Button appearance="subtle" size="small" className={styles.copy} icon={<Copy16Regular />} onClick={() => void pane.verbs.copyNote(noteText(strip, summary.text, pane.now))}>
            {t('summary.copy')}
          </Button>
        )}
      </div>
    </section>
  );
}

/** Whether two lines are too few for the text at the present width. */
function useClamped(text: RefObject<HTMLElement | null>, isOpen: boolean, words: string): boolean {
  const [isClamped, setClamped] = useState(false);
  useLayoutEffect(() => {
    const element = text.current;
    if (element === null || isOpen) return undefined;
    const measure = (): void => setClamped(element.scrollHeight > element.clientHeight + 1);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [text, isOpen, words]);
  return isClamped;
}
