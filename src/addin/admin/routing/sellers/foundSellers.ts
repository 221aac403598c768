// Sellers found by what is typed: every word somewhere in the name, the address or an attribute. Pure.
import type { SellerShown } from './sellersDesk.ts';

export interface TaggedSeller {
  readonly seller: SellerShown;
  /** Texts of their attributes. */
  readonly tags: readonly string[];
}

/** In the order of their names; all of them where nothing is typed. */
export function foundSellers(sellers: readonly TaggedSeller[], words: string): readonly TaggedSeller[] {
  const wanted = folded(words).split(/\s+/).filter((word) => word !== '');
  const holds = ({ seller, tags }: TaggedSeller): boolean => {
    const text = folded([seller.name, seller.address ?? '', ...tags].join(' '));
    return wanted.every((word) => text.includes(word));
  };
  return sellers.filter(holds).sort((one, two) => one.seller.name.localeCompare(two.seller.name) || (one.seller.id < two.seller.id ? -1 : 1));
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
