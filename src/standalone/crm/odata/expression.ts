// The tree a $filter, $orderby or function argument becomes. Positions count characters from 0 in the option's text.

export type Literal =
  | { readonly type: 'null' }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'guid'; readonly value: string }
  | { readonly type: 'date'; readonly value: string }
  | { readonly type: 'datetime'; readonly value: string }
  | { readonly type: 'enum'; readonly name: string; readonly value: string };

export type ComparisonOperator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';
export type TextFunction = 'contains' | 'startswith' | 'endswith';

interface LiteralExpression {
  readonly kind: 'literal';
  readonly literal: Literal;
  readonly position: number;
}
interface PathExpression {
  readonly kind: 'path';
  readonly segments: readonly string[];
  readonly position: number;
}
export type Operand = LiteralExpression | PathExpression;

export type Expression =
  | Operand
  | { readonly kind: 'comparison'; readonly operator: ComparisonOperator; readonly left: Operand; readonly right: Operand; readonly position: number }
  | { readonly kind: 'and' | 'or'; readonly left: Expression; readonly right: Expression; readonly position: number }
  | { readonly kind: 'not'; readonly operand: Expression; readonly position: number }
  | { readonly kind: 'text'; readonly name: TextFunction; readonly value: Operand; readonly pattern: Operand; readonly position: number }
  | { readonly kind: 'function'; readonly name: string; readonly values: ReadonlyMap<string, FunctionValue>; readonly position: number }
  | {
      readonly kind: 'lambda';
      readonly segments: readonly string[];
      readonly quantifier: 'any' | 'all';
      readonly variable?: string;
      readonly predicate?: Expression;
      readonly position: number;
    };

/** A named argument of a query function: one literal, or a list. */
export type FunctionValue = Literal | { readonly type: 'list'; readonly values: readonly Literal[] };
