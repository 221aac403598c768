import { checkAddress } from '../../src/domain/emailValidation.ts';

describe('what an address says by itself [R16] [R17]', () => {
  test.each([
    ['jonas.brandt@halvorsen.example', true, 'work'],
    ['jonas+news@halvorsen.example', true, 'work'],
    ['jonas@müller.example', true, 'work'],
    ['jonas.brandt@gmail.com', true, 'personal'],
    ['Info@halvorsen.example', true, 'role'],
    ['einkauf@halvorsen.example', true, 'role'],
    ['jonas', false, 'unknown'],
    ['jonas@halvorsen', false, 'unknown'],
    ['jonas@@halvorsen.example', false, 'unknown'],
    ['.jonas@halvorsen.example', false, 'unknown'],
    ['jo..nas@halvorsen.example', false, 'unknown'],
    ['jonas@-halvorsen.example', false, 'unknown'],
    ['jonas@halvorsen..example', false, 'unknown'],
    ['jonas brandt@halvorsen.example', false, 'unknown'],
    [`${'a'.repeat(65)}@halvorsen.example`, false, 'unknown'],
    ['jonas@127.0.0.1', false, 'unknown'],
  ])('%s', (address, wellFormed, kind) => {
    expect(checkAddress(address)).toEqual({ wellFormed, kind });
  });
});
