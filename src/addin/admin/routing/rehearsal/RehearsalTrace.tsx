// Why one lead would go where it would: the steps the draft takes with the values and sellers of that time.
import { useEffect, useMemo, useRef } from 'react';
import type { JSX } from 'react';
import { Button, makeStyles } from '@fluentui/react-components';
import { ChevronLeft16Regular } from '@fluentui/react-icons/svg/chevron-left';
import type { MappableField } from '../../../../domain/profileFields.ts';
import type { RoutingPlan } from '../../../../domain/routing/plan.ts';
import { proofOf } from '../../../../domain/routing/proof.ts';
import type { RehearsedLead } from '../../../../domain/routing/rehearsal/rehearsalFigures.ts';
import type { Roster, SellerAttribute } from '../../../../domain/routing/seller.ts';
import { t } from '../../../strings.ts';
import { PageHead } from '../../PageFrame.tsx';
import type { UserField } from '../routingAdministration.ts';
import { TraceSellers } from '../trace/TraceSellers.tsx';
import { TraceSteps } from '../trace/TraceSteps.tsx';
import { whenText, type TraceNames } from '../trace/traceWords.ts';
import { leadName, ownerByDraft, ownerThen, type OwnerNames } from './rehearsalWords.ts';

const useStyles = makeStyles({
  back: { marginLeft: '-8px' },
  sides: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '8px 32px', marginTop: '16px', '@media (min-width: 1000px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1.1fr)' } },
});

interface RehearsalTraceProps {
  readonly lead: RehearsedLead;
  readonly plan: RoutingPlan;
  readonly planName: string;
  readonly roster: Roster;
  readonly fields: readonly MappableField[];
  readonly attributes: readonly SellerAttribute[];
  readonly userFields: readonly UserField[];
  readonly owners: OwnerNames;
  readonly onBack: () => void;
}

export function RehearsalTrace({ lead, plan, planName, roster, fields, attributes, userFields, owners, onBack }: RehearsalTraceProps): JSX.Element {
  const styles = useStyles();
  const names = useMemo((): TraceNames => ({ fields, attributes, userFields, now: new Date() }), [fields, attributes, userFields]);
  const proof = useMemo(() => proofOf(lead.decision, plan, roster), [lead, plan, roster]);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.querySelector<HTMLElement>('h1')?.focus(), []);
  const by = ownerByDraft(lead, owners);
  const head = { lead: leadName(lead), came: whenText(lead.lead.createdOn, names.now), draftName: planName, was: ownerThen(lead, owners) ?? t('admin.rehearsal.nobody') };
  return (
    <div ref={place}>
      <Button appearance="subtle" size="small" className={styles.back} icon={<ChevronLeft16Regular />} onClick={onBack}>
        {t('admin.rehearsal.back')}
      </Button>
      <PageHead title={by === undefined ? t('admin.rehearsal.trace-waits', { name: leadName(lead) }) : t('admin.rehearsal.trace-title', { name: by })} text={t('admin.rehearsal.trace-text', head)} />
      <div className={styles.sides}>
        <TraceSteps proof={proof} decision={lead.decision} roster={roster} names={names} />
        <TraceSellers proof={proof} decision={lead.decision} names={names} />
      </div>
    </div>
  );
}
