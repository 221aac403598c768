import fc from 'fast-check';
import { allOf, anyEquals, anyNotBefore, anyOf, contains, endsWith, equals, equalsId, guid, isCaller, notBefore, queryText } from '../../../src/crm/client/odata.ts';

test('[T16] a quote in a value can never end its literal', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const written = equals('emailaddress1', value);
      const inside = written.slice("emailaddress1 eq '".length, -1);
      expect(inside.replaceAll("''", '')).not.toContain("'");
      expect(inside.replaceAll("''", "'")).toBe(value);
    }),
  );
});

test('wildcard signs in a searched word are looked for as themselves', () => {
  expect(contains('fullname', '100%_[a]')).toBe("contains(fullname,'100[%][_][[]a]')");
  expect(endsWith('emailaddress1', '@ab_c.example')).toBe("endswith(emailaddress1,'@ab[_]c.example')");
});

test('a column name is a name or it is refused', () => {
  for (const name of ['fullname eq 1 or x', "a'b", '', 'a b', 'a/', '1a']) expect(() => equals(name, 'x')).toThrow(RangeError);
  expect(equals('parentcontactid/emailaddress1', 'a@b.example')).toBe("parentcontactid/emailaddress1 eq 'a@b.example'");
});

test('a row id is a GUID or it is refused', () => {
  const id = '0A7C5E10-8B42-4F6D-9A01-C2D4E6F80101';
  expect(guid(id)).toBe(id.toLowerCase());
  for (const wrong of ['', "x' or 1 eq 1", `${id})`, id.slice(1)]) expect(() => equalsId('_ownerid_value', wrong)).toThrow(RangeError);
});

test('parts of a filter keep their own meaning inside and/or', () => {
  const either = anyOf(equals('a', '1'), equals('b', '2'));
  expect(allOf(either, equals('c', '3'))).toBe("((a eq '1') or (b eq '2')) and (c eq '3')");
  expect(() => anyOf()).toThrow(RangeError);
});

test('a query names its columns, its filter is percent-encoded, and expands carry their own options', () => {
  const text = queryText({
    select: ['leadid', 'fullname'],
    filter: anyEquals('hrz_lead_emaillinks', 'hrz_name', 'a&b@c.example'),
    orderBy: 'modifiedon desc',
    top: 5,
    expand: [{ navigation: 'parentaccountid', select: ['name'], expand: [{ navigation: 'opportunity_parent_account', select: ['name'] }] }],
  });
  expect(Object.fromEntries(new URL(`https://crm.example/leads?${text}`).searchParams)).toEqual({
    $select: 'leadid,fullname',
    $filter: "hrz_lead_emaillinks/any(x:x/hrz_name eq 'a&b@c.example')",
    $orderby: 'modifiedon desc',
    $top: '5',
    $expand: 'parentaccountid($select=name;$expand=opportunity_parent_account($select=name))',
  });
});

test('instants, the one who asks, and rows on the other side are written as the Web API reads them', () => {
  const at = new Date('2026-11-23T14:00:00.000Z');
  expect([notBefore('createdon', at), anyNotBefore('Lead_Emails', 'createdon', at), isCaller('ownerid')]).toEqual([
    'createdon ge 2026-11-23T14:00:00.000Z',
    'Lead_Emails/any(x:x/createdon ge 2026-11-23T14:00:00.000Z)',
    "Microsoft.Dynamics.CRM.EqualUserId(PropertyName='ownerid')",
  ]);
  expect(() => isCaller("ownerid') or ('1' eq '1")).toThrow(RangeError);
});
