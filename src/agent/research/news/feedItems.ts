// Reads a feed (RSS, Atom, RDF) into news as it stands there. A feed is a stranger's text: no entity of its own is resolved, no more is read than is shown.
import { parseFeed } from '@rowanmanning/feed-parser';
import type { NewsItem } from '../../../domain/company/newsStories.ts';
import { dayFrom, linkFrom, quotedText } from '../quotedText.ts';
import { SourceError } from '../source.ts';

type ItemElement = ReturnType<typeof parseFeed>['items'][number]['element'];

/** Largest feed that is read, bytes of text. */
export const FEED_MAX_BYTES = 2_000_000;
/** The newest stand first. */
const MOST_ITEMS = 100;
const LONGEST_TITLE = 300;

/**
 * @param text the feed.
 * @param address where it was read: relative links start there.
 * @returns its items in its own order; those without a title or a link are left out. The publisher is the item's own, else the feed's title, else its host.
 * @throws SourceError `damaged`: it is no feed, or one that defines entities; `too-big`
 */
export function feedItems(text: string, address: string): readonly NewsItem[] {
  if (text.length > FEED_MAX_BYTES) throw new SourceError('too-big');
  // The parser resolves entities that a document defines without limit; a feed needs none.
  if (/<!ENTITY/i.test(text)) throw new SourceError('damaged');
  try {
    const feed = parseFeed(text);
    const feedTitle = quotedText(feed.title ?? '', 100);
    return feed.items.slice(0, MOST_ITEMS).flatMap((item): readonly NewsItem[] => {
      const title = quotedText(item.title ?? '', LONGEST_TITLE);
      const url = linkFrom(linkIn(item.element), address);
      if (title === '' || url === undefined) return [];
      const on = dayFrom(item.published ?? item.updated);
      const summary = quotedText(item.description ?? item.content ?? '');
      const origin = quotedText(item.element.findElementWithName('source')?.textContentNormalized ?? '', 100);
      const publisher = origin === '' ? (feedTitle === '' ? new URL(url).hostname : feedTitle) : origin;
      return [{ title, url, publisher, ...(summary === '' || summary === title ? {} : { summary }), ...(on === undefined ? {} : { on }) }];
    });
  } catch (cause) {
    throw cause instanceof SourceError ? cause : new SourceError('damaged', cause);
  }
}

/** The page of an item. The parser's own way reads the whole feed again for each. */
function linkIn(element: ItemElement): string | undefined {
  const links = element.findElementsWithName('link');
  // RSS writes the address as text, Atom as an attribute of a link without relation or to the page itself.
  const written = links.find((link) => link.textContentNormalized !== '')?.textContentAsUrl;
  const page = links.find((link) => link.getAttribute('rel') === 'alternate') ?? links.find((link) => link.getAttribute('rel') === null);
  const permanent = element.findElementsWithName('guid').find((each) => each.getAttribute('ispermalink') !== 'false' && /^https?:/i.test(each.textContentNormalized));
  return written ?? page?.getAttributeAsUrl('href') ?? permanent?.textContentNormalized;
}
