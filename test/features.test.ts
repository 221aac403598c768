// docs/features.md claims; this test holds it to its claims.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '..');
const rows = readFileSync(path.join(root, 'docs/features.md'), 'utf8')
  .split('\n')
  .flatMap((line) => {
    const [, id, , files] = line.split('|').map((cell) => cell.trim());
    return id !== undefined && /^[A-Z]\d+$/.test(id) ? [{ id, files: [...(files ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '') }] : [];
  });

test('the list of features has rows', () => {
  expect(rows.length).toBeGreaterThanOrEqual(7);
});

test.each(rows.flatMap(({ id, files }) => files.map((file) => [id, file] as const)))('%s is in the title of a test of %s', (id, file) => {
  expect(readFileSync(path.join(root, file), 'utf8')).toContain(`[${id}]`);
});
