// GET / : the entity sets there are.
import type { Operation } from '../http/operation.ts';
import { jsonReply, type Reply } from '../http/reply.ts';

export async function serviceDocument({ context }: Operation): Promise<Reply> {
  const value = [...context.registry.tables.values()].map((table) => ({ name: table.entitySetName, kind: 'EntitySet', url: table.entitySetName }));
  return jsonReply({ '@odata.context': `${context.root}/$metadata`, value });
}
