// The shape of product knowledge in the settings table.

/** A checkable statement; same shape as the product's own fact type, repeated because this folder knows tables only. */
interface SampleFact {
  readonly id: string;
  readonly topic: 'integration' | 'price' | 'lead-time' | 'specification' | 'document' | 'reference' | 'service' | 'security' | 'warranty' | 'other';
  readonly keywords: readonly string[];
  readonly text: Readonly<Record<string, string>>;
  readonly source: string;
  readonly url?: string;
  readonly date?: string;
}

export interface SampleProduct {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly keywords: readonly string[];
  readonly facts: readonly SampleFact[];
}
