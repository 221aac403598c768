// GET RelationshipDefinitions: how tables point to each other, with what an assignment or a delete does along the way.
import { optionsOf, type Operation } from '../http/operation.ts';
import { jsonReply, type Reply } from '../http/reply.ts';
import type { Registry, Table } from '../registry/registry.ts';
import { notImplemented } from '../webApiError.ts';
import { namedIn, oneToManyRelationships, unknownDefinition, type OneToMany } from './definitionPath.ts';
import { matches, project } from './definitionQuery.ts';
import { definitionId, type Definition } from './describe.ts';

/** OneToManyRelationshipMetadata */
export function describeOneToMany(one: OneToMany): Definition {
  const { cascade } = one;
  return {
    '@odata.type': '#Microsoft.Dynamics.CRM.OneToManyRelationshipMetadata',
    MetadataId: definitionId(`relationship ${one.schema.toLowerCase()}`),
    SchemaName: one.schema,
    RelationshipType: 'OneToManyRelationship',
    IsCustomRelationship: one.isCustom,
    ReferencedEntity: one.referenced.name,
    ReferencedAttribute: one.referenced.idColumn.name,
    ReferencedEntityNavigationPropertyName: one.collection,
    ReferencingEntity: one.referencing.name,
    ReferencingAttribute: one.column.name,
    ReferencingEntityNavigationPropertyName: one.single,
    IsHierarchical: false,
    CascadeConfiguration: { Assign: cascade.assign, Delete: cascade.delete, Merge: 'NoCascade', Reparent: cascade.reparent, Share: cascade.share, Unshare: cascade.unshare, RollupView: 'NoCascade' },
  };
}

/** ManyToManyRelationshipMetadata; each is told once, from the side whose name sorts first. */
export function describeManyToMany(registry: Registry, only?: Table): readonly Definition[] {
  const seen = new Set<string>();
  return [...registry.tables.values()].flatMap((table) => [...table.navigations.values()].flatMap((navigation): Definition[] => {
    if (navigation.kind !== 'many' || (only && only !== table)) return [];
    if (seen.has(navigation.intersect)) return [];
    seen.add(navigation.intersect);
    const custom = registry.customizations.find((one) => one.kind === 'intersect' && one.intersect === navigation.intersect);
    const schema = custom?.kind === 'intersect' ? custom.schema : navigation.name;
    const back = custom?.kind === 'intersect' ? (custom.firstNavigation === navigation.name ? custom.secondNavigation : custom.firstNavigation) : navigation.name;
    return [{
      '@odata.type': '#Microsoft.Dynamics.CRM.ManyToManyRelationshipMetadata',
      MetadataId: definitionId(`relationship ${schema.toLowerCase()}`),
      SchemaName: schema,
      RelationshipType: 'ManyToManyRelationship',
      IsCustomRelationship: custom !== undefined,
      Entity1LogicalName: table.name,
      Entity1IntersectAttribute: navigation.sourceColumn,
      Entity1NavigationPropertyName: navigation.name,
      Entity2LogicalName: navigation.target,
      Entity2IntersectAttribute: navigation.targetColumn,
      Entity2NavigationPropertyName: back,
      IntersectEntityName: navigation.intersect,
    }];
  }));
}

/** RelationshipDefinitions and RelationshipDefinitions(SchemaName='x'), with or without a cast to one kind. */
export async function readRelationships(operation: Operation): Promise<Reply> {
  const [root, cast, ...rest] = operation.segments;
  if (!root || rest.length > 0 || (cast && !/^Microsoft\.Dynamics\.CRM\.(?:OneToMany|ManyToMany)RelationshipMetadata$/.test(cast.name))) throw notImplemented('This metadata path');
  const { registry, root: url } = operation.context;
  const options = optionsOf(operation);
  const all = [...oneToManyRelationships(registry).map(describeOneToMany), ...describeManyToMany(registry)].filter((one) => !cast || one['@odata.type'] === `#${cast.name}`);
  const context = `${url}/$metadata#RelationshipDefinitions${options.select ? `(${options.select.join(',')})` : ''}`;
  if (root.argument === undefined) return jsonReply({ '@odata.context': context, value: all.filter((row) => matches(row, options.filter, 'several')).map((row) => project(row, options, 'several')) });
  const name = namedIn(root).toLowerCase();
  const found = all.find((one) => String(one['SchemaName']).toLowerCase() === name || one['MetadataId'] === name);
  if (!found) throw unknownDefinition(namedIn(root));
  return jsonReply({ '@odata.context': `${context}/$entity`, ...project(found, options, 'several') });
}
