import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');

function sideload(parameters: readonly string[], publicUrl?: string): { code: number | null; said: string; complained: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'src/commands/sideload.ts', ...parameters], { cwd: root, encoding: 'utf8', env: { ...process.env, PUBLIC_URL: publicUrl } });
  return { code: status, said: stdout, complained: stderr.replace(/^npm warn.*\n/gm, '') };
}

test('sideloading writes a sound manifest for the address in use and says the steps and the limits', () => {
  const { code, said, complained } = sideload(['--port', '3456']);
  const manifest = readFileSync(join(root, '.handraise/manifest.xml'), 'utf8');
  expect({ code, complained, ours: manifest.includes('https://localhost:3456/addin/taskpane.html'), other: manifest.includes('localhost:3000') }).toEqual({ code: 0, complained: '', ours: true, other: false });
  for (const word of ['https://aka.ms/olksideload', 'Add from File', 'Classic Outlook on Windows', 'Mac', 'What sideloading can\'t do']) expect(said).toContain(word);
});

test.each([
  [['--prt', '1'], undefined, 'There is no option --prt'],
  [['--port', '0'], undefined, '--port must be a number'],
  [[], 'http://handraise.example', 'PUBLIC_URL must be an https address'],
])('%j with PUBLIC_URL %s ends with exit code 2 and one sentence', (parameters, publicUrl, sentence) => {
  const { code, complained } = sideload(parameters, publicUrl);
  expect({ code, lines: complained.trim().split('\n').length, named: complained.includes(sentence) }).toEqual({ code: 2, lines: 1, named: true });
});
