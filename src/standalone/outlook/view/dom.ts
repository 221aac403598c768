// Builds elements from plain descriptions; text is always text, never markup.

type Child = Node | string | undefined | false;
type AttributeValue = string | boolean | undefined | ((event: Event) => void);

/** An element with attributes (functions become listeners, `true` an empty attribute) and children. */
export function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes: Readonly<Record<string, AttributeValue>> = {}, ...children: readonly Child[]): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, '');
    else if (typeof value === 'string') made.setAttribute(name, value);
  }
  made.append(...children.filter((child): child is Node | string => child !== undefined && child !== false));
  return made;
}

/** A labelled choice. `onChoose` gets the chosen value. */
export function choice(label: string, options: readonly (readonly [value: string, text: string])[], chosen: string, onChoose: (value: string) => void): HTMLElement {
  const select = element('select', { change: () => onChoose(select.value) }, ...options.map(([value, text]) => element('option', { value, selected: value === chosen }, text)));
  return element('label', { class: 'choice' }, element('span', {}, label), select);
}

/** A push button with an icon before its text. */
export function button(label: string, icon: Node | undefined, onPress: () => void, className = 'tool'): HTMLButtonElement {
  return element('button', { type: 'button', class: className, click: onPress }, icon, element('span', {}, label));
}

/** A button that shows only its icon; the label is its name and tooltip. */
export function iconButton(label: string, icon: Node, onPress: () => void): HTMLButtonElement {
  return element('button', { type: 'button', class: 'icon-button', 'aria-label': label, title: label, click: onPress }, icon);
}
