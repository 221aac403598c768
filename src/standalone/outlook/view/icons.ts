// The few line icons of this page, drawn on a 20-unit grid in the current text color.

const PATHS = {
  inbox: 'M3 4.5h14v11H3zM3 11h4l1.2 2h3.6L13 11h4',
  drafts: 'M4 3h8l4 4v10H4zM12 3v4h4M7 11h6M7 14h4',
  sent: 'M3 10 17 3.5 12.5 17 10 11zM10 11l7-7.5',
  deleted: 'M4 6h12M8 6V4h4v2M5.5 6l.8 11h7.4l.8-11M8.5 9v5M11.5 9v5',
  mail: 'M3 5h14v10.5H3zM3 6l7 5.5L17 6',
  calendar: 'M3 5h14v12H3zM3 8.5h14M7 3v4M13 3v4M10 10.5v4M8 12.5h4',
  open: 'M3 16V5h5l2 2h6v3M3 16l2.5-6H18l-2.5 6z',
  reply: 'M8 5 3 9.5 8 14M3 9.5h8c3.5 0 6 2 6 6',
  replyAll: 'M7 5 2 9.5 7 14M11 5 6 9.5 11 14M6.5 9.5H12c3.5 0 6 2 6 6',
  forward: 'm12 5 5 4.5-5 4.5M17 9.5H9c-3.5 0-6 2-6 6',
  pin: 'M7 3h6l-.8 5 2.8 3H5l2.8-3zM10 11v6',
  close: 'm5 5 10 10M15 5 5 15',
  minimize: 'M4 10h12',
  attachment: 'm14.5 9-5.2 5.2a3 3 0 0 1-4.3-4.3L11 4a2 2 0 0 1 2.9 2.9l-6 6a1 1 0 0 1-1.5-1.5L11.500 6.500',
  info: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 9v5M10 6v.8',
  lock: 'M5 9h10v8H5zM7 9V6.500a3 3 0 0 1 6 0V9',
  app: 'M4 4h5v5H4zM11 4h5v5h-5zM4 11h5v5H4zM11 11h5v5h-5z',
  search: 'M9 3.500a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zM13 13l4 4',
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative icon: hidden from assistive technology, since a label always stands beside or on it. */
export function icon(name: IconName): SVGElement {
  const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  drawing.setAttribute('viewBox', '0 0 20 20');
  drawing.setAttribute('class', 'icon');
  drawing.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', PATHS[name]);
  drawing.append(path);
  return drawing;
}

/** An icon out of the add-in's manifest. */
export function manifestIcon(url: string | undefined): Node {
  if (url === undefined) return icon('app');
  const image = document.createElement('img');
  image.src = url;
  image.alt = '';
  image.className = 'icon';
  return image;
}
