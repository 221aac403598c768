import { AppError, assertNever } from '../../src/domain/errors.ts';

test('an error carries its code, its values and whether trying again may help', () => {
  const cause = new Error('socket');
  const error = new AppError('crm-silent', { retryable: true, params: { after: 10 }, cause });
  expect({ name: error.name, code: error.code, retryable: error.retryable, params: error.params, cause: error.cause }).toEqual({ name: 'AppError', code: 'crm-silent', retryable: true, params: { after: 10 }, cause });
  expect(new AppError('offline').retryable).toBe(false);
});

test('a value outside a closed list is an unexpected error', () => {
  expect(() => assertNever('other' as never)).toThrow(new AppError('unexpected'));
});
