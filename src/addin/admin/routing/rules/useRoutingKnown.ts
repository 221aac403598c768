// What rules speak of, as the CRM has it now: people who may get leads, their attributes and fields, teams and queues.
import { useCallback, useMemo, useRef } from 'react';
import type { Problem } from '../../../view.ts';
import type { Administration } from '../../administration.ts';
import { answerOf, useAsked, type Asked } from '../../useAsked.ts';
import type { NamedRow, SellerShown, UserField } from '../routingAdministration.ts';
import type { SellerAttribute } from '../../../../domain/routing/seller.ts';

export interface RoutingKnown {
  readonly sellers: readonly SellerShown[];
  readonly attributes: readonly SellerAttribute[];
  readonly userFields: readonly UserField[];
  readonly teams: readonly NamedRow[];
  readonly queues: readonly NamedRow[];
  /** All of it is read. */
  readonly isComplete: boolean;
  readonly problem?: Problem;
  readonly again: () => void;
}

const NOBODY: readonly never[] = [];

/**
 * @param wanted false = nothing is read yet.
 * @param userFields fields of people that conditions speak of, ascending and each once.
 */
export function useRoutingKnown(administration: Administration, wanted: boolean, userFields: readonly string[]): RoutingKnown {
  const { routing } = administration;
  const wantedFields = userFields.join();
  const readSellers = useCallback(() => routing.readSellers(wantedFields === '' ? [] : wantedFields.split(',')), [routing, wantedFields]);
  const [sellers, sellersAgain] = useAsked(wanted ? readSellers : undefined);
  const [attributes, attributesAgain] = useAsked(wanted ? routing.readAttributes : undefined);
  const [fields, fieldsAgain] = useAsked(wanted ? routing.readUserFields : undefined);
  const [teams, teamsAgain] = useAsked(wanted ? routing.readTeams : undefined);
  const [queues, queuesAgain] = useAsked(wanted ? routing.readQueues : undefined);
  const again = useRef((): void => undefined);
  again.current = () => [sellersAgain, attributesAgain, fieldsAgain, teamsAgain, queuesAgain].forEach((ask) => ask());
  return useMemo(() => {
    const all: readonly Asked<unknown>[] = [sellers, attributes, fields, teams, queues];
    const failed = all.find((asked) => asked.kind === 'failed');
    return {
      sellers: answerOf(sellers) ?? NOBODY,
      attributes: answerOf(attributes) ?? NOBODY,
      userFields: answerOf(fields) ?? NOBODY,
      teams: answerOf(teams) ?? NOBODY,
      queues: answerOf(queues) ?? NOBODY,
      isComplete: all.every(({ kind }) => kind === 'known'),
      ...(failed?.kind === 'failed' ? { problem: failed.problem } : {}),
      again: () => again.current(),
    };
  }, [sellers, attributes, fields, teams, queues]);
}
