import { el } from './dom.ts'

export type Shortcut = { readonly key: string; readonly what: string; readonly act: () => void }

/** Single keys, and the dialog that lists them and can switch them off. */
export class Keyboard {
  readonly dialog: HTMLDialogElement
  readonly #off = el('input', { type: 'checkbox' })
  readonly #shortcuts: readonly Shortcut[]

  constructor(shortcuts: readonly Shortcut[]) {
    this.#shortcuts = [...shortcuts, { key: '?', what: 'These keys', act: () => this.open() }]
    const rows = this.#shortcuts.flatMap(({ key, what }) => [el('dt', {}, el('kbd', {}, key)), el('dd', {}, what)])
    this.dialog = el(
      'dialog',
      { 'aria-labelledby': 'keys-title' },
      el('h2', { id: 'keys-title' }, 'Keyboard'),
      el('dl', {}, rows, el('dt', {}, el('kbd', {}, '↑ ↓ ← →')), el('dd', {}, 'Move in the tree; open and close a release')),
      el('label', {}, this.#off, ' Turn single-key shortcuts off'),
      el('p', {}, el('button', { class: 'button', type: 'button', onclick: () => this.dialog.close() }, 'Close')),
    )
    addEventListener('keydown', (event) => this.#onKey(event))
  }

  open(): void {
    this.dialog.showModal()
  }

  #onKey(event: KeyboardEvent): void {
    const isTyping = event.target instanceof Element && event.target.closest('input, select, textarea, dialog') !== null
    if (this.#off.checked || isTyping || event.ctrlKey || event.metaKey || event.altKey) return
    const found = this.#shortcuts.find(({ key }) => key === event.key)
    if (found === undefined) return
    event.preventDefault()
    found.act()
  }
}
