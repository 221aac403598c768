// What a verb of the admin pages answers: a value, or what went wrong. Nothing throws.
import type { Problem } from '../view.ts';

export type Outcome<Value> = { readonly kind: 'done'; readonly value: Value } | { readonly kind: 'failed'; readonly problem: Problem };
