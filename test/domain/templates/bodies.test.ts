import { languages } from '../../../src/domain/languages.ts';
import { phrasesOf } from '../../../src/domain/draft/draftTemplate.ts';
import { templateKinds } from '../../../src/domain/draft/templateKinds.ts';
import { bodyOf } from '../../../src/domain/templates/bodies.ts';

test.each(languages)('[E14] every kind has a template in %s that begins with the greeting and ends with the seller\'s name', (language) => {
  for (const kind of templateKinds) {
    const { subject, body } = bodyOf(kind, phrasesOf(language));
    expect(body.startsWith('{% if recipient.name %}')).toBe(true);
    expect(body.endsWith('{% if seller.name %}\n{{ seller.name }}{% endif %}')).toBe(true);
    expect(subject).not.toContain('\n');
  }
});

test('[E14] what is the same in every tone is written once', () => {
  const { body } = bodyOf('referral-introduction', phrasesOf('en'));
  expect(body).toContain('{% if lead.company %}{{ referrer.name }} of {{ lead.company }} gave me your name.{% else %}');
});
