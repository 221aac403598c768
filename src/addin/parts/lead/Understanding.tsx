// What was understood of the open email, top down: the summary of a long one, what it asks for, what it says about buying, and its own words.
import { useMemo, useRef, useState } from 'react';
import type { JSX } from 'react';
import type { Pane } from '../pane.ts';
import type { LeadScreen } from '../../emailScreens.ts';
import { asksOf } from './asks.ts';
import { AsksFor } from './AsksFor.tsx';
import { BuyingSigns } from './BuyingSigns.tsx';
import { marksOf } from './highlights.ts';
import { Summary } from './Summary.tsx';
import { WhatItSays } from './WhatItSays.tsx';

/** The list of asks and the marked text point at each other. Without own words to show (a new message) only the asks are there. */
export function Understanding(props: { readonly pane: Pane; readonly screen: LeadScreen }): JSX.Element {
  const { pane, screen } = props;
  const [active, setActive] = useState<number>();
  const list = useRef<HTMLOListElement>(null);
  const words = useRef<HTMLElement>(null);
  const asks = useMemo(() => asksOf(screen.reading, screen.draft?.draft), [screen.reading, screen.draft?.draft]);
  const marks = useMemo(() => marksOf(screen.text, screen.reading, asks), [screen.text, screen.reading, asks]);
  const marked = useMemo(() => new Set(marks.flatMap((mark) => mark.meanings.flatMap((meaning) => ('ask' in meaning ? [meaning.ask] : [])))), [marks]);
  const goTo = (place: HTMLElement | null | undefined): void => {
    // Not there in every document that runs the panes.
    place?.scrollIntoView?.({ block: 'nearest' });
    place?.focus({ preventScroll: true });
  };
  const isNewMessage = pane.view.strip?.mode === 'compose' && pane.view.strip.composeType !== 'reply';
  return (
    <>
      {screen.summary === undefined || isNewMessage ? null : <Summary pane={pane} summary={screen.summary} />}
      <AsksFor
        pane={pane}
        screen={screen}
        asks={asks}
        marked={marked}
        active={active}
        onActive={setActive}
        onShow={(ask) => goTo(words.current?.querySelector<HTMLElement>(`[data-said-ask="${ask}"]`))}
        place={list}
      />
      <BuyingSigns pane={pane} screen={screen} qualification={screen.qualification} />
      {isNewMessage ? null : (
        <WhatItSays
          screen={screen}
          marks={marks}
          active={active}
          onActive={setActive}
          onGoTo={(ask) => goTo(list.current?.querySelector<HTMLElement>(`[data-ask="${ask}"]`))}
          place={words}
        />
      )}
    </>
  );
}
