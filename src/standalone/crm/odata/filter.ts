// Recursive-descent parser of filter expressions. Precedence as in OData: not, then comparison, then and, then or.
// Errors carry the position. Parameter aliases are replaced while reading.
import type { ComparisonOperator, Expression, FunctionValue, Literal, Operand, TextFunction } from './expression.ts';
import { syntaxError, tokenize, type Token } from './lexer.ts';

/** Deepest nesting read; keeps a hostile query from exhausting the stack. */
const MAX_DEPTH = 100;
/** Where an alias leads to an alias and so on. */
const MAX_ALIAS_STEPS = 5;
const comparisons: readonly string[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];
const textFunctions: readonly string[] = ['contains', 'startswith', 'endswith'];
const functionNamespace = 'Microsoft.Dynamics.CRM.';

/** Values of parameter aliases (`@p1`), by name with the `@`. */
export type Aliases = ReadonlyMap<string, string>;

/** Reads a whole boolean expression; `aliases` gives the text behind `@name`. */
export function parseFilter(text: string, aliases: Aliases = new Map()): Expression {
  const parser = new FilterParser(text, aliases, 0);
  const expression = parser.readOr();
  parser.expectEnd();
  return expression;
}

/** Reads a whole operand (a path or a literal), as in `$orderby` or an alias value. */
export function parseOperand(text: string, aliases: Aliases = new Map(), aliasSteps = 0): Operand {
  const parser = new FilterParser(text, aliases, aliasSteps);
  const operand = parser.readOperand();
  parser.expectEnd();
  return operand;
}

class FilterParser {
  private readonly text: string;
  private readonly aliases: Aliases;
  private readonly aliasSteps: number;
  private readonly tokens: readonly Token[];
  private at = 0;
  private depth = 0;

  constructor(text: string, aliases: Aliases, aliasSteps: number) {
    this.text = text;
    this.aliases = aliases;
    this.aliasSteps = aliasSteps;
    this.tokens = tokenize(text);
  }

  private get token(): Token {
    return this.tokens[this.at] ?? { kind: 'end', text: '', position: this.text.length };
  }

  private get next(): Token {
    return this.tokens[this.at + 1] ?? { kind: 'end', text: '', position: this.text.length };
  }

  private fail(message: string, token: Token = this.token): Error {
    return syntaxError(message, token.position, this.text);
  }

  private take(): Token {
    const token = this.token;
    this.at += 1;
    return token;
  }

  private isName(text: string): boolean {
    return this.token.kind === 'name' && this.token.text === text;
  }

  private isSymbol(text: string): boolean {
    return this.token.kind === 'symbol' && this.token.text === text;
  }

  private expectSymbol(text: string): Token {
    if (!this.isSymbol(text)) throw this.fail(`expected '${text}'${this.token.kind === 'end' ? ' before the end' : `, found '${this.token.text}'`}`);
    return this.take();
  }

  expectEnd(): void {
    if (this.token.kind !== 'end') throw this.fail(`unexpected '${this.token.text}'`);
  }

  readOr(): Expression {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw this.fail('expression nested too deeply');
    let left = this.readAnd();
    while (this.isName('or')) {
      const { position } = this.take();
      left = { kind: 'or', left, right: this.readAnd(), position };
    }
    this.depth -= 1;
    return left;
  }

  private readAnd(): Expression {
    let left = this.readUnary();
    while (this.isName('and')) {
      const { position } = this.take();
      left = { kind: 'and', left, right: this.readUnary(), position };
    }
    return left;
  }

  private readUnary(): Expression {
    if (!this.isName('not')) return this.readPrimary();
    const { position } = this.take();
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw this.fail('expression nested too deeply');
    const operand = this.readUnary();
    this.depth -= 1;
    return { kind: 'not', operand, position };
  }

  private readPrimary(): Expression {
    const start = this.token;
    if (this.isSymbol('(')) {
      this.take();
      const inner = this.readOr();
      this.expectSymbol(')');
      return inner;
    }
    if (start.kind === 'name' && this.next.kind === 'symbol' && this.next.text === '(') {
      if (textFunctions.includes(start.text)) return this.readTextFunction();
      if (start.text.startsWith(functionNamespace)) return this.readQueryFunction();
      throw this.fail(`unknown function '${start.text}'`);
    }
    const left = this.readOperandOrLambda();
    if (left.kind === 'lambda') return left;
    const operator = comparisons.find((known) => this.isName(known));
    if (!operator) {
      if (left.kind === 'path' || (left.kind === 'literal' && left.literal.type === 'boolean')) return left;
      throw this.fail('expected a comparison operator');
    }
    const { position } = this.take();
    return { kind: 'comparison', operator: operator as ComparisonOperator, left, right: this.readOperand(), position };
  }

  private readTextFunction(): Expression {
    const { text, position } = this.take();
    this.expectSymbol('(');
    const value = this.readOperand();
    this.expectSymbol(',');
    const pattern = this.readOperand();
    this.expectSymbol(')');
    return { kind: 'text', name: text as TextFunction, value, pattern, position };
  }

  private readQueryFunction(): Expression {
    const { text, position } = this.take();
    this.expectSymbol('(');
    const values = new Map<string, FunctionValue>();
    while (!this.isSymbol(')')) {
      const name = this.take();
      if (name.kind !== 'name') throw this.fail('expected an argument name', name);
      this.expectSymbol('=');
      values.set(name.text, this.readFunctionValue());
      if (!this.isSymbol(')')) this.expectSymbol(',');
    }
    this.expectSymbol(')');
    return { kind: 'function', name: text.slice(functionNamespace.length), values, position };
  }

  private readFunctionValue(): FunctionValue {
    if (this.token.kind === 'alias') {
      const nested = new FilterParser(this.aliasText(this.take()), this.aliases, this.aliasSteps + 1);
      const value = nested.readFunctionValue();
      nested.expectEnd();
      return value;
    }
    if (!this.isSymbol('[')) {
      // A bare name stands for the property it names: `PropertyName=@p&@p=createdon`.
      if (this.token.kind === 'name' && !['true', 'false', 'null'].includes(this.token.text)) return { type: 'string', value: this.take().text };
      return this.readLiteral();
    }
    this.take();
    const values: Literal[] = [];
    while (!this.isSymbol(']')) {
      values.push(this.token.kind === 'quoted' ? { type: 'string', value: this.take().text } : this.readLiteral());
      if (!this.isSymbol(']')) this.expectSymbol(',');
    }
    this.expectSymbol(']');
    return { type: 'list', values };
  }

  private aliasText(token: Token): string {
    const value = this.aliases.get(token.text);
    if (value === undefined) throw this.fail(`parameter alias '${token.text}' has no value`, token);
    if (this.aliasSteps >= MAX_ALIAS_STEPS) throw this.fail(`parameter alias '${token.text}' refers to itself`, token);
    return value;
  }

  readOperand(): Operand {
    const found = this.readOperandOrLambda();
    if (found.kind === 'lambda') throw this.fail(`'${found.quantifier}' is not a value`);
    return found;
  }

  private readOperandOrLambda(): Operand | Extract<Expression, { kind: 'lambda' }> {
    const start = this.token;
    if (start.kind === 'alias') return parseOperand(this.aliasText(this.take()), this.aliases, this.aliasSteps + 1);
    if (start.kind !== 'name' || start.text === 'true' || start.text === 'false' || start.text === 'null') {
      return { kind: 'literal', literal: this.readLiteral(), position: start.position };
    }
    if (this.next.kind === 'string') return { kind: 'literal', literal: this.readLiteral(), position: start.position };
    const segments = [this.take().text];
    while (this.isSymbol('/')) {
      this.take();
      const segment = this.take();
      if (segment.kind !== 'name') throw this.fail('expected a property name', segment);
      if ((segment.text === 'any' || segment.text === 'all') && this.isSymbol('(')) return this.readLambda(segments, segment);
      segments.push(segment.text);
    }
    return { kind: 'path', segments, position: start.position };
  }

  private readLambda(segments: readonly string[], quantifier: Token): Extract<Expression, { kind: 'lambda' }> {
    const { text, position } = quantifier;
    this.expectSymbol('(');
    if (this.isSymbol(')')) {
      if (text === 'all') throw this.fail("'all' needs a condition");
      this.take();
      return { kind: 'lambda', segments, quantifier: 'any', position };
    }
    const variable = this.take();
    if (variable.kind !== 'name') throw this.fail('expected a range variable', variable);
    this.expectSymbol(':');
    const predicate = this.readOr();
    this.expectSymbol(')');
    return { kind: 'lambda', segments, quantifier: text === 'all' ? 'all' : 'any', variable: variable.text, predicate, position };
  }

  private readLiteral(): Literal {
    const token = this.take();
    switch (token.kind) {
      case 'string':
        return { type: 'string', value: token.text };
      case 'number':
        return { type: 'number', value: Number(token.text) };
      case 'guid':
        return { type: 'guid', value: token.text.toLowerCase() };
      case 'date':
        return { type: 'date', value: token.text };
      case 'datetime':
        return { type: 'datetime', value: token.text };
      case 'name':
        if (token.text === 'null') return { type: 'null' };
        if (token.text === 'true' || token.text === 'false') return { type: 'boolean', value: token.text === 'true' };
        if (this.token.kind === 'string') return { type: 'enum', name: token.text, value: this.take().text };
        throw this.fail(`expected a value, found '${token.text}'`, token);
      default:
        throw this.fail(token.kind === 'end' ? 'expected a value before the end' : `expected a value, found '${token.text}'`, token);
    }
  }
}
