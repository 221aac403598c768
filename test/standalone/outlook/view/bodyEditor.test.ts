/** @jest-environment ./test/jsdomEnvironment.cjs */
import { FormBody } from '../../../../src/standalone/outlook/view/bodyEditor.ts';

const REPLY = '<div><br></div><div id="Signature">Maya</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg">From: Jo</div>';

function openBody(html: string): FormBody {
  const body = new FormBody(html);
  document.body.replaceChildren(body.element);
  return body;
}

function placeCursor(body: FormBody, text: string, offset: number): void {
  const walker = document.createTreeWalker(body.element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (walker.currentNode.textContent?.includes(text)) document.getSelection()?.collapse(walker.currentNode, offset);
  }
  document.dispatchEvent(new Event('selectionchange'));
}

describe('inserting into a reply', () => {
  test('without a cursor lands at the top, above signature and quote', () => {
    const body = openBody(REPLY);
    body.insertAtCursor('<p>Draft</p>');
    expect(body.html()).toBe(`<p>Draft</p>${REPLY}`);
  });

  test('lands where the cursor was, also when the add-in has the focus', () => {
    const body = openBody('<div>before after</div>');
    placeCursor(body, 'before', 6);
    body.insertAtCursor(' and');
    body.insertAtCursor(' even');
    expect(body.text()).toBe('before and even after');
  });

  test('in plain text lands at the top and keeps the rest', () => {
    const body = openBody(REPLY);
    body.switchTo('text');
    body.insertAtCursor('Draft\n');
    expect(body.text().startsWith('Draft\nMaya')).toBe(true);
    expect(body.text()).toContain('From: Jo');
  });

  test('a signature replaces the present one and stays above the quote', () => {
    const body = openBody(REPLY);
    body.setSignature('<p>New</p>');
    expect(body.html()).toContain('<div id="Signature"><p>New</p></div><div id="appendonsend">');
    body.setSignature('');
    body.setSignature('Again');
    expect(body.html()).toContain('<div id="Signature">Again</div><div id="appendonsend">');
  });

  test('switching to plain text and back keeps the words', () => {
    const body = openBody('<p>One</p><p>Two &amp; three</p>');
    body.switchTo('text');
    expect([body.type, body.text()]).toEqual(['text', 'One\n\nTwo & three']);
    body.switchTo('html');
    expect([body.type, body.text()]).toEqual(['html', 'One\n\nTwo & three']);
  });
});
