// The borders of the house that the compiler can't see. One table a rule; a failure names the file and the rule.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

const root = resolve(__dirname, '..');

/** Liquid renders templates an admin may edit; dates, languages and domains in mail are read by our own linear scanners (README, Decisions). */
const PURE_PACKAGES: readonly string[] = ['liquidjs'];
const FILE_LINES = 400;
// Data, not code: exempt from the length of a file.
const LONG_FILES = ['src/crm/tables.ts', /^src\/standalone\/crm\/registry\//, /^src\/crm\/sample\//, /^src\/standalone\/outlook\/sample\//, /^test\/fixtures\//];
const BAD_NAMES = /^(utils?|helpers?|common|misc|types|.*Manager|manager|index)\.[a-z.]+$|^(utils?|helpers?|common|misc|managers?)$/i;

interface WordRule {
  readonly rule: string;
  readonly in: RegExp;
  readonly except?: readonly string[];
  readonly word: RegExp;
}

/** Words that stand in certain files only; comments and strings don't count, imports are in `importRules`. */
const wordRules: readonly WordRule[] = [
  { rule: 'no clock of its own: `now` is an argument', in: /^src\/(domain|crm)\//, word: /\bnew Date\(\s*\)|\bDate\.now\b|\bperformance\.now\b/ },
  // The types of the template engine bring Node's along, so the compiler sees more here than it should.
  { rule: 'no network, console, process or timer', in: /^src\/domain\//, word: /\b(?:console|process|globalThis|window|document)\.|\b(?:fetch|setTimeout|setInterval|require)\(|\bBuffer\b/ },
  { rule: 'no randomness', in: /^src\/(domain|crm)\//, word: /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b/ },
  {
    rule: 'Office.js is called in its own files only', in: /^src\//, word: /\bOffice\./,
    // The cache takes from it whose data this is (partition key, mailbox) and nothing else.
    except: [
      'src/addin/cache.ts', 'src/addin/snapshots.ts', 'src/addin/outlook.ts', 'src/addin/outlook/hostCalls.ts', 'src/addin/outlook/itemEvents.ts', 'src/addin/outlook/insertion.ts', 'src/addin/outlook/categories.ts', 'src/addin/taskpane.ts', 'src/addin/commands.ts',
      // The last step of every insertion, the follow-ups left in the roaming settings, and what runs without the pane.
      'src/addin/outlook/bodyWriting.ts', 'src/addin/drafting/preparing.ts', 'src/addin/commandsPage.ts', 'src/addin/commands/completing.ts', 'src/addin/commands/composedEmail.ts', 'src/addin/commands/handlers.ts',
      'src/addin/commands/insertPrepared.ts', 'src/addin/commands/notices.ts',
      // Which way of signing in this Outlook has, and the sign-in window's two ends.
      'src/addin/signIn.ts', 'src/addin/signIn/dialog.ts', 'src/addin/signIn/dialogPage.ts',
    ],
  },
  // P5: nothing is ever sent by us. No call that sends, from any pane, to any service.
  { rule: 'nothing sends: the seller does, from Outlook or by a click of consent from the CRM', in: /^src\/(addin|crm|agent|domain)\//, word: /\b(sendAsync|makeEwsRequestAsync|SendEmail|sendMail|getCallbackTokenAsync)\b/ },
  { rule: 'requests leave the add-in through agent.ts and crm only', in: /^src\/addin\//, word: /(?<![.\w])fetch\(|\bXMLHttpRequest\b|\bsendBeacon\b/, except: ['src/addin/agent.ts'] },
  { rule: 'a component doesn\'t wait: it calls verbs', in: /^src\/addin\/(seller|compose|admin|parts)\/.*\.tsx$/, word: /\bawait\b/ },
  { rule: 'no HTML by string: text reaches a page escaped', in: /^src\/addin\//, word: /\.(innerHTML|outerHTML)\s*=[^=]|\binsertAdjacentHTML\b|\bdangerouslySetInnerHTML\b|\bdocument\.write\b/ },
  { rule: 'no type forced through `unknown`', in: /^(src|test)\//, word: /\bas unknown as\b/ },
  { rule: 'no test is skipped, chosen or waited for by the clock', in: /^test\/.*\.(test|spec)\.tsx?$/, word: /\b(test|it|describe)\.(skip|only|todo|fixme)\b|\b(xit|xtest|fit|fdescribe)\(|\bwaitForTimeout\b/ },
  { rule: 'no snapshots', in: /^test\//, word: /\btoMatch(Inline)?Snapshot\b/ },
];

interface ImportRule {
  readonly rule: string;
  readonly in: RegExp;
  readonly except?: readonly string[];
  /** Matches the imported package or the project path of the imported file. */
  readonly imports: RegExp;
}

const importRules: readonly ImportRule[] = [
  { rule: 'domain imports nothing but the listed pure packages', in: /^src\/domain\//, imports: new RegExp(`^(?!src/domain/|(${PURE_PACKAGES.join('|')})(/|$))`) },
  { rule: 'standalone/crm touches crm/tables.ts only', in: /^src\/standalone\/crm\//, imports: /^src\/(crm\/(?!tables\.ts)|domain\/|agent\/|addin\/|standalone\/(?!crm\/))/ },
  { rule: 'standalone/outlook imports nothing of the product', in: /^src\/standalone\/outlook\//, imports: /^src\/(?!standalone\/outlook\/)/ },
  // E10: from the dialog's click to the one call of SendEmail there is one path, and each of its steps has one caller.
  { rule: 'only the verb that takes a consent sends from the CRM', in: /^src\//, except: ['src/addin/sending/sendingVerbs.ts'], imports: /^src\/crm\/sending\.ts$/ },
  { rule: 'only the dialog gives the consent to send, only the verb takes it', in: /^src\//, except: ['src/addin/sending/sendingVerbs.ts', 'src/addin/sending/sendingShown.ts', 'src/addin/emailScreens.ts', 'src/addin/paneVerbs.ts', 'src/addin/parts/draft/SendFromCrmDialog.tsx'], imports: /^src\/addin\/sending\/sendConsent\.ts$/ },
  // Three pages, one file each: the pane (nested app authentication), a page in a tab (pop-up) and the sign-in window (redirect).
  { rule: 'MSAL is known to the sign-in of our pages and to the sign-in window only', in: /^src\/addin\//, except: ['src/addin/signIn/nested.ts', 'src/addin/signIn/popup.ts', 'src/addin/signIn/dialogPage.ts'], imports: /^@azure\/msal/ },
  { rule: 'the pane and the sign-in window share no MSAL: nothing imports the window\'s page', in: /^src\//, imports: /^src\/addin\/signIn\/dialogPage\.ts$/ },
  { rule: 'sign-in is asked for through signIn.ts', in: /^src\/addin\/(?!signIn(\.ts$|\/))/, imports: /^src\/addin\/signIn\// },
  { rule: 'Dexie is known to the cache only', in: /^src\/addin\//, except: ['src/addin/cache.ts'], imports: /^dexie$/ },
  { rule: 'the queue is known to jobs.ts only', in: /^src\//, except: ['src/agent/jobs.ts'], imports: /^pg-boss$/ },
  { rule: 'a pane reads the cache and calls verbs: no crm, agent, Outlook, sign-in or sync', in: /^src\/addin\/(seller|compose|admin|parts)\//, imports: /^src\/(crm\/|agent\/|addin\/((agent|outlook|signIn|sync)\.ts|outlook\/|signIn\/))|^dexie$/ },
  { rule: 'parts are for two panes or more: they know no pane', in: /^src\/addin\/parts\//, imports: /^src\/addin\/(seller|compose|admin)\// },
  { rule: 'tasks don\'t import each other: the queue chains them', in: /^src\/agent\/tasks\//, imports: /^src\/agent\/tasks\// },
  { rule: 'no test imports another test', in: /^test\//, imports: /\.(test|spec)\.tsx?$/ },
  { rule: 'the product imports no tests and no scripts', in: /^src\//, imports: /^(test|scripts|bench)\// },
];

interface Source {
  readonly path: string;
  readonly text: string;
  /** The text with comments and the insides of strings blanked. */
  readonly code: string;
  /** Packages, and project paths of files. */
  readonly imports: readonly string[];
}

const files = listFiles(['src', 'test', 'scripts', 'docs', 'bench']);
const sources = files.filter((path) => /\.tsx?$/.test(path)).map(readSource);

function listFiles(folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) => {
    try {
      return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .filter((path) => !/(^|\/)(node_modules|output)\//.test(path));
    } catch {
      return [];
    }
  });
}

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const imports = [...text.matchAll(/^(?:import|export)\b[^'";]*?\bfrom\s*'(?<from>[^']+)'|^import\s*'(?<bare>[^']+)'|\bimport\(\s*(?:\/\*[^*]*\*\/\s*)?'(?<later>[^']+)'/gm)].map(({ groups = {} }) => {
    const name = groups['from'] ?? groups['bare'] ?? groups['later'] ?? '';
    return name.startsWith('.') ? relative(root, resolve(root, dirname(path), name)).split(sep).join('/') : name;
  });
  return { path, text, code: blankText(text), imports };
}

function blankText(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\w/])\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, (found) => found.replace(/[^\n]/g, ' '));
}

function lineOf(code: string, index: number): number {
  return code.slice(0, index).split('\n').length;
}

test.each(wordRules)('$rule', ({ in: where, except = [], word, rule }) => {
  const found = sources.filter(({ path }) => where.test(path) && !except.includes(path)).flatMap(({ path, code }) => {
    const match = word.exec(code);
    return match === null ? [] : [`${path}:${lineOf(code, match.index)} "${match[0]}" against: ${rule}`];
  });
  expect(found).toEqual([]);
});

test.each(importRules)('$rule', ({ in: where, except = [], imports, rule }) => {
  const found = sources.filter(({ path }) => where.test(path) && !except.includes(path))
    .flatMap(({ path, imports: names }) => names.filter((name) => imports.test(name)).map((name) => `${path} imports ${name} against: ${rule}`));
  expect(found).toEqual([]);
});

// A file that was moved or cured would leave a rule that guards nothing.
test('each exception of a rule is a file that needs it', () => {
  const named = [...wordRules.map(({ rule, except = [], word }) => ({ rule, except, needs: ({ code }: Source) => word.test(code) })), ...importRules.map(({ rule, except = [], imports }) => ({ rule, except, needs: (source: Source) => source.imports.some((name) => imports.test(name)) }))];
  const idle = named.flatMap(({ rule, except, needs }) => except.filter((path) => !sources.some((source) => source.path === path && needs(source))).map((path) => `${path} needs no exception from: ${rule}`));
  expect(idle).toEqual([]);
});

test('no file imports itself in a circle, not even its types', () => {
  expect(circlesOf(new Map(sources.filter(({ path }) => path.startsWith('src/')).map(({ path, imports }) => [path, imports])))).toEqual([]);
});

function circlesOf(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (done.has(path) || trail.includes(path)) return;
    for (const next of graph.get(path) ?? []) if (graph.has(next)) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return circles;
}

test(`no file is longer than ${FILE_LINES} lines`, () => {
  const isExempt = (path: string): boolean => LONG_FILES.some((each) => (typeof each === 'string' ? each === path : each.test(path)));
  expect(sources.filter(({ path, text }) => !isExempt(path) && text.split('\n').length - 1 > FILE_LINES).map(({ path }) => path)).toEqual([]);
});

test('no file or folder has a name that says nothing', () => {
  expect(files.filter((path) => path.split('/').some((part) => BAD_NAMES.test(part) && part !== 'index.html'))).toEqual([]);
});

test('every source file opens by saying what it promises', () => {
  expect(sources.filter(({ path, text }) => path.startsWith('src/') && !/^(\/\/|\/\*)/.test(text)).map(({ path }) => path)).toEqual([]);
});

test('every domain file with a function has a test', () => {
  const withFunctions = sources.filter(({ path, code }) => path.startsWith('src/domain/') && /^export (async )?function /m.test(code));
  const untested = withFunctions.map(({ path }) => path.replace(/^src\//, 'test/').replace(/\.ts$/, '.test.ts')).filter((test) => !files.includes(test));
  expect(untested).toEqual([]);
});

test('SendEmail is called in one place, and a consent to send is made in one', () => {
  const naming = (word: RegExp): readonly string[] => sources.filter(({ path, text }) => /^src\/(?!standalone\/)/.test(path) && word.test(text)).map(({ path }) => path).sort();
  expect(naming(/['"`][^'"`\n]*SendEmail/)).toEqual(['src/crm/sending.ts']);
  expect(naming(/\bconsentBy\(/)).toEqual(['src/addin/parts/draft/SendFromCrmDialog.tsx', 'src/addin/sending/sendConsent.ts']);
  expect(naming(/\bredeem\(/)).toEqual(['src/addin/sending/sendConsent.ts', 'src/addin/sending/sendingVerbs.ts']);
});

describe('strings', () => {
  const languages = files.filter((path) => /^src\/addin\/strings\/[a-z]+\.json$/.test(path));
  const read = (path: string): Readonly<Record<string, string>> => JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, string>;
  const placeholders = (sentence: string | undefined): readonly string[] => [...new Set((sentence ?? '').match(/\{\{\s*\w+/g) ?? [])].sort();

  test.each(languages)('%s has every sentence of English, with the same placeholders', (language) => {
    const english = read('src/addin/strings/en.json');
    const sentences = read(language);
    expect(Object.keys(sentences).sort()).toEqual(Object.keys(english).sort());
    // One in words ("a day ago") may do without its number.
    const differing = Object.keys(english).filter((key) => !key.endsWith('_one') && placeholders(sentences[key]).join() !== placeholders(english[key]).join());
    expect(differing).toEqual([]);
  });

  test('every English sentence is used somewhere', () => {
    const texts = sources.filter(({ path }) => /^src\/(addin|domain)\//.test(path)).map(({ text }) => text).join('\n');
    const literals = new Set([...texts.matchAll(/'([\w.-]+)'|"([\w.-]+)"/g)].map((match) => match[1] ?? match[2]));
    const patterns = [...texts.matchAll(/`([\w.-]*\.[\w.-]*\$\{[^`]*|[\w.-]+\$\{[^`]*)`/g)].map(([, template = '']) => new RegExp(`^${template.replace(/\./g, '\\.').replace(/\$\{[^}]*\}/g, '.+')}$`));
    const keys = [...new Set(Object.keys(read('src/addin/strings/en.json')).map((key) => key.replace(/_(one|other)$/, '')))];
    // `reason.<code>`: the code comes out of domain, where it stands as a word of its own.
    const isCode = (key: string): boolean => /^(reason|missed)\./.test(key) && literals.has(key.slice(key.indexOf('.') + 1));
    expect(keys.filter((key) => !literals.has(key) && !isCode(key) && !patterns.some((pattern) => pattern.test(key)))).toEqual([]);
  });
});
