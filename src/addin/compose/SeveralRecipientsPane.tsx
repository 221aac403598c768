// S8 with several leads in To: the seller says whom the draft is for. Recipients stay as they are.
import { useState } from 'react';
import type { JSX } from 'react';
import { makeStyles, mergeClasses, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { Footer } from '../parts/Footer.tsx';
import type { PrimaryButton } from '../parts/Footer.tsx';
import { EmailStrip } from '../parts/lead/EmailStrip.tsx';
import type { Pane } from '../parts/pane.ts';
import { PaneFrame } from '../parts/PaneFrame.tsx';
import { leadDetail, leadName, shortName } from '../parts/words/names.ts';
import { t } from '../strings.ts';
import type { SeveralRecipientsScreen } from '../emailScreens.ts';

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold, outlineStyle: 'none' },
  text: { margin: '2px 0 0', color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
  group: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: '8px', marginTop: '14px' },
  card: { boxSizing: 'border-box', padding: '1px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusXLarge },
  chosen: { padding: 0, border: `2px solid ${tokens.colorCompoundBrandStroke}` },
  radio: { width: '100%', '& label': { flexGrow: 1, minWidth: 0, paddingRight: '12px' } },
  words: { minWidth: 0, color: tokens.colorNeutralForeground1, fontSize: '13px', lineHeight: '18px', overflowWrap: 'anywhere' },
  name: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  detail: { color: tokens.colorNeutralForeground2 },
});

/** Nobody is chosen beforehand. */
export function SeveralRecipientsPane(props: { readonly pane: Pane; readonly screen: SeveralRecipientsScreen }): JSX.Element {
  const styles = useStyles();
  const { pane } = props;
  const { candidates } = props.screen;
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const candidate = candidates.find(({ lead }) => lead.id === chosen);
  const primary: PrimaryButton =
    candidate === undefined
      ? { label: t('recipients.choose'), press: () => undefined, disabled: true }
      : { label: t('recipients.write-to', { name: shortName(candidate.lead) }), press: () => void pane.verbs.writeTo(candidate.lead, candidate.address) };
  const { strip } = pane.view;
  return (
    <PaneFrame footer={<Footer pane={pane} primary={primary} />}>
      <h1 className={styles.title} tabIndex={-1}>
        {t('recipients.title')}
      </h1>
      <p className={styles.text}>{t('recipients.text', { count: candidates.length })}</p>
      {strip === undefined ? null : <EmailStrip strip={strip} now={pane.now} />}
      <RadioGroup className={styles.group} aria-label={t('recipients.title')} value={chosen ?? ''} onChange={(_event, data) => setChosen(data.value)}>
        {candidates.map(({ lead, address }) => (
          <div key={lead.id} className={mergeClasses(styles.card, chosen === lead.id && styles.chosen)}>
            <Radio
              className={styles.radio}
              value={lead.id}
              label={
                <div className={styles.words}>
                  <div className={styles.name}>{leadName(lead)}</div>
                  <div className={styles.detail}>{leadDetail(lead)}</div>
                  <div className={styles.detail}>{address}</div>
                </div>
              }
            />
          </div>
        ))}
      </RadioGroup>
    </PaneFrame>
  );
}
