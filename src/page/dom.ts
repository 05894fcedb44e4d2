type Kid = Node | string | number | false | undefined
type Property = string | number | boolean | undefined | ((event: Event) => void)
type Properties = Readonly<Record<string, Property>>

/** The only way in which the page makes elements: text is text, never markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...kids: readonly (Kid | readonly Kid[])[]
): HTMLElementTagNameMap[K] {
  return filled(document.createElement(tag), properties, kids)
}

const namespace = 'http://www.w3.org/2000/svg'

/** The same for a drawing. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  properties: Properties = {},
  ...kids: readonly (Kid | readonly Kid[])[]
): SVGElementTagNameMap[K] {
  return filled(document.createElementNS(namespace, tag), properties, kids)
}

function filled<E extends Element>(element: E, properties: Properties, kids: readonly (Kid | readonly Kid[])[]): E {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else element.setAttribute(name, value === true ? '' : String(value))
  }
  for (const kid of kids.flat()) if (kid !== undefined && kid !== false) element.append(typeof kid === 'number' ? String(kid) : kid)
  return element
}

/** A path, or a text with paths in it, that may break after dots and slashes and before brackets, too. */
export const softPath = (path: string): readonly Kid[] => path.split(/(?<=[./])|(?=\[)/).flatMap((piece, index) => (index === 0 ? [piece] : [el('wbr'), piece]))

export const plural = (count: number, one: string, many = `${one}s`): string => `${count.toLocaleString('en')} ${count === 1 ? one : many}`

export const vanish = (text: string): HTMLElement => el('span', { class: 'unseen' }, text)

/** What opens on a click: its content is made when it is first open, since a page of thousands of names shows few of them. */
export function lazily(properties: Properties, summary: readonly Kid[], content: () => readonly HTMLElement[]): HTMLDetailsElement {
  const fill = (): void => {
    if (details.open && details.children.length === 1) details.append(...content())
  }
  const details = el('details', { ...properties, ontoggle: fill }, el('summary', {}, summary))
  fill()
  return details
}

/** A button that puts text on the clipboard, and says so. */
export function copyButton(text: string, label = 'Copy'): HTMLElement {
  const button = el('button', { class: 'button', type: 'button', onclick: () => void copy() }, label)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text)
    button.textContent = 'Copied'
  }
  return button
}
