/** @jest-environment ./test/jsdomEnvironment.cjs */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from '../../../../src/standalone/outlook/host/manifest.ts';

const xml = readFileSync(join(__dirname, '../../../../manifest.xml'), 'utf8');

describe('the page reads the manifest as Outlook does', () => {
  test('its buttons open a pane while reading, writing and organizing', () => {
    const { buttons } = readManifest(xml, 'en-US');
    const panes = buttons.filter((button) => button.paneUrl !== undefined);
    expect(panes.map((button) => [button.surface, new URL(button.paneUrl ?? '').pathname])).toEqual([
      ['read', '/addin/taskpane.html'],
      ['compose', '/addin/taskpane.html'],
      ['appointment', '/addin/taskpane.html'],
    ]);
  });

  test('the pane of a read message can be pinned, which only the newest version overrides say', () => {
    expect(readManifest(xml, 'en-US').buttons.find((button) => button.surface === 'read')?.isPinnable).toBe(true);
  });

  test('it writes items and reaches no mailbox', () => {
    const readWriteItem = 3;
    expect(readManifest(xml, 'en-US').permission).toBe(readWriteItem);
  });

  test('labels come in the language of Outlook where the manifest has them', () => {
    const own = xml.replace(/<bt:String id="open.label"[^]*?(?:\/>|<\/bt:String>)/g, '<bt:String id="open.label" DefaultValue="Open"><bt:Override Locale="de-DE" Value="Öffnen"/></bt:String>');
    expect(['en-US', 'de-DE'].map((locale) => readManifest(own, locale).buttons[0]?.label)).toEqual(['Open', 'Öffnen']);
  });

  test('a button of the compose ribbon runs a function, and a new message tells one, both on the page of the commands', () => {
    const { buttons, launchEvents, functionFileUrl, eventPageUrl } = readManifest(xml, 'en-US');
    expect(buttons.filter((button) => button.functionName !== undefined).map((button) => [button.surface, button.functionName])).toEqual([['compose', 'insertFollowUp']]);
    expect(launchEvents).toEqual([{ type: 'OnNewMessageCompose', functionName: 'onNewMessageCompose' }]);
    expect([functionFileUrl, eventPageUrl].map((url) => new URL(url ?? '').pathname)).toEqual(['/addin/commands.html', '/addin/commands.html']);
  });

  test('other XML is refused in a sentence', () => {
    expect(() => readManifest('<Other/>', 'en-US')).toThrow('manifest.xml is not an add-in manifest.');
  });
});
