// CreateCustomerRelationships: a lookup that points to an account or to a contact, with its two relationships.
import { requireCustomizing } from '../access/rowAccess.ts';
import { readBody, type Operation } from '../http/operation.ts';
import { jsonReply, type Reply } from '../http/reply.ts';
import { referential, type CustomRelationship } from '../registry/customization.ts';
import { isBody } from '../write/payload.ts';
import { addCustomizations } from './customize.ts';
import { columnOf, definitionError, schemaNameOf } from './definitionBody.ts';
import { definitionId } from './describe.ts';

/** POST CreateCustomerRelationships {Lookup, OneToManyRelationships} → {AttributeId, RelationshipIds} */
export async function createCustomerRelationships(operation: Operation): Promise<Reply> {
  requireCustomizing(operation.context.caller, 'Create');
  const body = readBody(operation);
  const [lookup, given] = [body['Lookup'], body['OneToManyRelationships']];
  if (!isBody(lookup) || !Array.isArray(given) || !given.every(isBody)) throw definitionError("A customer column needs 'Lookup' and 'OneToManyRelationships'.");
  const column = { ...columnOf({ ...lookup, '@odata.type': 'Microsoft.Dynamics.CRM.LookupAttributeMetadata' }), kind: 'Customer' as const };
  const relationships = given.map((one): CustomRelationship => {
    const [referenced, referencing] = [one['ReferencedEntity'], one['ReferencingEntity']];
    if (typeof referenced !== 'string' || typeof referencing !== 'string') throw definitionError("A relationship needs 'ReferencedEntity' and 'ReferencingEntity'.");
    const schema = schemaNameOf(one);
    return { kind: 'relationship', schema, referenced, referencing, column: column.name, navigation: `${column.schemaName}_${referenced}`, collection: schema, cascade: referential };
  });
  const [first, second] = relationships;
  const pair = relationships.map((one) => one.referenced).sort().join();
  if (pair !== 'account,contact' || first?.referencing !== second?.referencing) throw definitionError('A customer column of one table points to account and to contact.');
  const table = first?.referencing ?? '';
  await addCustomizations(operation.context, [{ kind: 'column', table, column }, ...relationships]);
  return jsonReply({
    '@odata.context': `${operation.context.root}/$metadata#Microsoft.Dynamics.CRM.CreateCustomerRelationshipsResponse`,
    RelationshipIds: relationships.map((one) => definitionId(`relationship ${one.schema.toLowerCase()}`)),
    AttributeId: definitionId(`${table}.${column.name}`),
  });
}
