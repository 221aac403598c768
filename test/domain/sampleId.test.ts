import { isSampleId, sampleId } from '../../src/domain/sampleId.ts';

test('[A12] a sample row is told by its id, whatever its table, and no other row is', () => {
  expect(sampleId('1ead', 0)).toBe('1ead5a3e-70b1-4c00-8d00-000000000001');
  expect(['1ead', 'acc0', 'c0a7'].map((block) => isSampleId(sampleId(block, 41)))).toEqual([true, true, true]);
  expect(isSampleId(sampleId('1ead', 7).toUpperCase())).toBe(true);
  expect(isSampleId('3a7c5e10-8b42-4f6d-9a01-c2d4e6f80101')).toBe(false);
});
