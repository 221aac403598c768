/** @jest-environment ./test/jsdomEnvironment.cjs */
import { sanitizeInserted, sanitizeQuoted, sanitizeReceived, sanitizeWholeBody } from '../../../../src/standalone/outlook/mail/sanitize.ts';

const HOSTILE = [
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg onload=alert(1)><script>1</script></svg>', '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<a href="javascript:alert(1)">x</a>', '<a href="data:text/html,<script>1</script>">x</a>', '<iframe src="https://evil.example"></iframe>', '<object data="x"></object>',
  '<form action="https://evil.example"><input name=a><button>go</button></form>', '<meta http-equiv="refresh" content="0;url=https://evil.example">', '<base href="https://evil.example/">',
  '<link rel="stylesheet" href="https://evil.example/a.css">', '<img src="https://evil.example/pixel.png">', '<img srcset="https://evil.example/a.png 1x" src="https://evil.example/b.png">',
  '<video poster="https://evil.example/a.png"></video>', '<table background="https://evil.example/a.png"><tr><td>x</td></tr></table>', '<template><img src=x onerror=alert(1)></template>',
  '<div style="background:url(https://evil.example/a.png);position:fixed">x</div>', '<p style="width:expression(alert(1))">x</p>',
];
const DANGEROUS = /<script|<svg|<math|<iframe|<object|<form|<input|<button|<meta|<base|<link|<video|<template|onerror|onload|javascript:|data:text|srcset|poster|src="https|background="/i;

describe.each([['inserted by an add-in', sanitizeInserted], ['set as whole body', sanitizeWholeBody], ['quoted below a reply', sanitizeQuoted], ['shown for reading', sanitizeReceived]])('hostile HTML %s', (_door, sanitize) => {
  test.each(HOSTILE)('runs and loads nothing: %s', (html) => {
    expect(sanitize(`<p>before</p>${html}<p>after</p>`)).not.toMatch(DANGEROUS);
    expect(sanitize(`<p>before</p>${html}<p>after</p>`)).toContain('before');
  });
});

test('an add-in finds none of its classes, ids and styles again', () => {
  expect(sanitizeInserted('<p class="mark" id="handle" style="color:red" data-key="1">Hi <a href="https://own.example/a">link</a></p>')).toBe('<p>Hi <a href="https://own.example/a">link</a></p>');
});

test('a whole body keeps Outlook’s landmarks and harmless styles, not the add-in’s own ids', () => {
  expect(sanitizeWholeBody('<div id="mine">a</div><div id="Signature" style="color: red; position: fixed">b</div><div id="appendonsend"></div>')).toBe('<div>a</div><div id="Signature" style="color: red">b</div><div id="appendonsend"></div>');
});

test('quoted mail can not pose as the reply’s own signature or leave its place', () => {
  expect(sanitizeQuoted('<div id="Signature" class="c" style="position:absolute;color:blue;background:url(x)">x</div>')).toBe('<div id="x_Signature" style="color:blue">x</div>');
});

test('images whose bytes are in the message stay', () => {
  const image = '<img src="data:image/png;base64,iVBORw==">';
  expect(sanitizeReceived(image)).toBe(image);
});
