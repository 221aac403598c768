// Products as an admin edits them: each product, each of its facts and each order that was changed by hand is a thing of its own, so that
// nobody's edit of one takes anything away from another. Pure.
import type { Product } from '../../../domain/settings.ts';
import { takenById } from '../section.ts';

export interface ProductForm {
  readonly products: readonly Product[];
  /** Ids in the order given by hand, of the products (`products`) or of the facts of the product with this id. */
  readonly orders: Readonly<Record<string, readonly string[]>>;
}

/** What a key of `productItems` speaks of. */
export type ProductItem =
  | { readonly of: 'product'; readonly product: string }
  | { readonly of: 'fact'; readonly product: string; readonly fact: string }
  | { readonly of: 'order'; readonly list: string };

const ALL = 'products';

/** As `Section.items`. */
export function productItems({ products, orders }: ProductForm): readonly (readonly [string, string])[] {
  return [
    ...products.flatMap(({ facts, ...product }) => [
      [`product:${product.id}`, JSON.stringify(product)] as const,
      ...facts.map((fact) => [`fact:${product.id}:${fact.id}`, JSON.stringify(fact)] as const),
    ]),
    ...Object.entries(orders).map(([list, ids]) => [`order:${list}`, ids.join()] as const),
  ];
}

/** Undefined for a key that is none of `productItems`. */
export function productItemOf(key: string): ProductItem | undefined {
  const [of, first = '', ...rest] = key.split(':');
  if (of === 'product') return { of, product: first };
  if (of === 'fact') return { of, product: first, fact: rest.join(':') };
  return of === 'order' ? { of, list: first } : undefined;
}

/** As `Section.take`. A fact of a product that is gone meanwhile brings its product back: an edit is lost by nothing but the admin's word. */
export function takeProductItem<Form extends ProductForm>(form: Form, item: ProductItem, from: ProductForm): Form {
  if (item.of === 'order') return takeOrder(form, item.list, from);
  const [here, there] = [form.products.find(({ id }) => id === item.product), from.products.find(({ id }) => id === item.product)];
  if (item.of === 'product') {
    const taken = there === undefined || here === undefined ? from.products : [{ ...there, facts: here.facts }];
    return { ...form, products: takenById(form.products, item.product, taken) };
  }
  if (here === undefined) return there?.facts.some(({ id }) => id === item.fact) === true ? { ...form, products: [...form.products, there] } : form;
  return { ...form, products: changedProduct(form.products, here.id, (product) => ({ ...product, facts: takenById(product.facts, item.fact, there?.facts ?? []) })) };
}

/** The products with one of them changed. */
export function changedProduct(products: readonly Product[], id: string, change: (product: Product) => Product): readonly Product[] {
  return products.map((each) => (each.id === id ? change(each) : each));
}

/**
 * Moves a product, or a fact of the product `of`, to another place, 0 = first.
 * @param saved the form as it is saved: moved back to that order, nothing is changed.
 */
export function moveItem<Form extends ProductForm>(form: Form, saved: ProductForm, { of = ALL, id, to }: { readonly of?: string; readonly id: string; readonly to: number }): Form {
  const before = idsOf(form, of);
  const rest = before.filter((each) => each !== id);
  const ids = [...rest.slice(0, to), id, ...rest.slice(to)];
  const was = idsOf(saved, of).filter((each) => ids.includes(each));
  const isAsSaved = was.join() === ids.filter((each) => was.includes(each)).join();
  return ordered(form, of, { ids, isByHand: !isAsSaved });
}

function takeOrder<Form extends ProductForm>(form: Form, list: string, from: ProductForm): Form {
  return ordered(form, list, { ids: from.orders[list] ?? idsOf(from, list), isByHand: from.orders[list] !== undefined });
}

function idsOf({ products }: ProductForm, list: string): readonly string[] {
  return (list === ALL ? products : (products.find(({ id }) => id === list)?.facts ?? [])).map(({ id }) => id);
}

function ordered<Form extends ProductForm>(form: Form, list: string, { ids, isByHand }: { readonly ids: readonly string[]; readonly isByHand: boolean }): Form {
  const { [list]: _before, ...others } = form.orders;
  const placeOf = ({ id }: { readonly id: string }): number => (ids.includes(id) ? ids.indexOf(id) : ids.length);
  const inOrder = <Each extends { readonly id: string }>(all: readonly Each[]): readonly Each[] => [...all].sort((one, two) => placeOf(one) - placeOf(two));
  const products = list === ALL ? inOrder(form.products) : changedProduct(form.products, list, (product) => ({ ...product, facts: inOrder(product.facts) }));
  return { ...form, products, orders: isByHand ? { ...others, [list]: ids } : others };
}
