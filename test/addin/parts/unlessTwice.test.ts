import type { MouseEvent } from 'react';
import { unlessTwice } from '../../../src/addin/parts/unlessTwice.ts';

test('a double click presses once, and a key presses too', () => {
  let pressed = 0;
  const press = unlessTwice(() => (pressed += 1));
  for (const detail of [1, 2]) press({ detail } as MouseEvent);
  expect(pressed).toBe(1);
  press({ detail: 0 } as MouseEvent);
  expect(pressed).toBe(2);
});
