// Which tab the pane shows and the way to the other one, for the frame around every screen.
import { createContext } from 'react';

export interface Tabs {
  readonly current: 'email' | 'home';
  /** What waits on Home; undefined while nobody knows. */
  readonly count?: number;
  open(tab: 'email' | 'home'): void;
  /** True once after the seller chose a tab: the new screen's tab then takes the focus the old one had. */
  takeFocus(): boolean;
}

/** Undefined where there is no Home: while an email is being written. */
export const TabsContext = createContext<Tabs | undefined>(undefined);
