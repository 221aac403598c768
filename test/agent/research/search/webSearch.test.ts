import fc from 'fast-check';
import { quotedName } from '../../../../src/agent/research/search/quotedName.ts';
import { isOfSite, LONGEST_QUERY, periodSince, withSites } from '../../../../src/agent/research/search/webSearch.ts';

test('no address but one of the site or below it counts as the site', () => {
  fc.assert(fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
    const { hostname, port } = new URL(address);
    expect(isOfSite(address, ['reuters.com'])).toBe(port === '' && (hostname === 'reuters.com' || hostname.endsWith('.reuters.com')));
    // The site's name anywhere behind the host, before it or grown together with it is not the site.
    expect(isOfSite(`https://reuters.com.${hostname}/`, ['reuters.com'])).toBe(hostname.endsWith('.reuters.com') || hostname === 'reuters.com');
    expect(isOfSite(`https://x${hostname}reuters.com.evil.example/reuters.com`, ['reuters.com'])).toBe(false);
  }));
  for (const address of ['https://reuters.com@evil.example/', 'https://reuters.com:444/', 'ftp://reuters.com/', 'https://reuters.com\\@evil.example/', 'https://evil.example#reuters.com', 'reuters.com', 'https://reuters.co/m', 'https://rеuters.com/']) expect([address, isOfSite(address, ['reuters.com'])]).toEqual([address, address === 'https://reuters.com\\@evil.example/']);
});

test('a name stays one phrase whatever stands in it: no quotation mark, no operator, no mailbox, no second line', () => {
  fc.assert(fc.property(fc.string({ maxLength: 300 }), (name) => {
    const phrase = quotedName(name);
    if (phrase === undefined) return;
    expect(phrase).toMatch(/^"[^"\n\r:()@|<>]+"$/);
    expect(phrase.length).toBeLessThanOrEqual(82);
    expect(withSites(phrase, ['a.example', 'b.example']).length).toBeLessThanOrEqual(LONGEST_QUERY);
  }));
  expect(quotedName('Müller & Söhne GmbH (Berlin)')).toBe('"Müller & Söhne GmbH"');
});

test('several sites are one filter', () => {
  expect(withSites('"A"', ['a.example', 'b.example'])).toBe('"A" (site:a.example OR site:b.example)');
});

test.each<[string, string | undefined]>([['2026-11-22', 'day'], ['2026-11-16', 'week'], ['2026-10-25', 'month'], ['2025-11-22', 'year'], ['2024-01-01', undefined]])('since %s is the period %s', (since, period) => {
  expect(periodSince(since, new Date('2026-11-22T09:00:00Z'))).toBe(period);
});
