// contains, startswith and endswith with the wildcards of SQL Server inside the argument: `%`, `_`, `[abc]`, `[^abc]`.
import type { TextFunction } from '../odata/expression.ts';
import { foldedSql, isReversed, reversedSql } from '../storage/identifiers.ts';
import type { ColumnReference } from './paths.ts';
import type { QueryText } from './queryText.ts';

/** `matches` takes the pattern for the whole text. */
type PatternName = TextFunction | 'matches';

/**
 * Case-insensitive match of a text column.
 * The end of a text is the beginning of the reversed one, which an index finds.
 */
export function likeCondition({ sql, column }: Pick<ColumnReference, 'sql' | 'column'>, name: PatternName, argument: string, text: QueryText): string {
  const folded = (pattern: string): string => foldedSql(text.bind(pattern, 'text'), 'parameter');
  if (argument.includes('[')) return `${foldedSql(sql)} ~ ${folded(toRegularExpression(argument, name))}`;
  if (name === 'endswith' && isReversed(column) && !argument.includes('\\')) return `${reversedSql(foldedSql(sql))} like ${reversedSql(folded(argument))} || '%'`;
  const escaped = argument.replaceAll('\\', '\\\\');
  const pattern = `${anchoredStart(name) ? '' : '%'}${escaped}${anchoredEnd(name) ? '' : '%'}`;
  return `${foldedSql(sql)} like ${folded(pattern)}`;
}

function anchoredStart(name: PatternName): boolean {
  return name === 'startswith' || name === 'matches';
}

function anchoredEnd(name: PatternName): boolean {
  return name === 'endswith' || name === 'matches';
}

/** PostgreSQL's LIKE has no character classes, its regular expressions do. */
function toRegularExpression(argument: string, name: PatternName): string {
  let pattern = anchoredStart(name) ? '^' : '';
  for (let at = 0; at < argument.length; at += 1) {
    const character = argument[at] ?? '';
    const close = character === '[' ? argument.indexOf(']', at + 2) : -1;
    if (close > 0) {
      pattern += characterClass(argument.slice(at + 1, close));
      at = close;
    } else if (character === '%') pattern += '.*';
    else if (character === '_') pattern += '.';
    else pattern += escapeCharacter(character);
  }
  return anchoredEnd(name) ? `${pattern}$` : pattern;
}

function characterClass(content: string): string {
  const inverted = content.startsWith('^');
  const members = inverted ? content.slice(1) : content;
  if (members === '') return '.';
  // Ranges such as a-f keep their meaning; everything else is one of the listed characters.
  const parts: string[] = [];
  for (let at = 0; at < members.length; at += 1) {
    const [from = '', dash, to] = [members[at], members[at + 1], members[at + 2]];
    if (dash === '-' && to !== undefined && from <= to) {
      parts.push(`${escapeMember(from)}-${escapeMember(to)}`);
      at += 2;
    } else parts.push(escapeMember(from));
  }
  return `[${inverted ? '^' : ''}${parts.join('')}]`;
}

function escapeMember(character: string): string {
  return /[\w\s]/.test(character) ? character : `\\${character}`;
}

function escapeCharacter(character: string): string {
  return /[\\^$.|?*+()[\]{}]/.test(character) ? `\\${character}` : character;
}
