import type { PageData } from '../model/page-data.ts'
import { Changes } from './changes.ts'
import { el } from './dom.ts'
import { driftSection } from './drift.ts'
import { findingsSection, openFinding } from './findings.ts'
import { inputSections } from './inputs.ts'
import { Keyboard } from './keyboard.ts'
import { meshSection } from './mesh.ts'
import { followReader, navigation } from './navigation.ts'
import { planSection } from './plan.ts'
import { readData } from './read-data.ts'
import { verdictCard } from './verdict.ts'
import { viewOf } from './view.ts'

void readData().then(build)

function build(data: PageData): void {
  const changes = new Changes(data, viewOf(location.hash, innerWidth > 760))
  const sections = [
    ...(data.findings.length > 0
      ? [findingsSection({ findings: data.findings, onShow: (finding) => changes.reveal(finding), isChanged: (finding) => changes.isChanged(finding) })]
      : []),
    ...(data.plans.length > 0 ? [planSection(data.plans)] : []),
    ...(data.objects.length > 0 ? [changes.element] : []),
    ...(data.mesh.effects.length + data.mesh.unknown.length > 0 ? [meshSection(data.mesh)] : []),
    ...(data.drift.length > 0 ? [driftSection(data.drift)] : []),
    ...inputSections(data),
  ]
  const keyboard = keys(changes, data.findings.length)
  const main = el('main', { class: 'wrap' }, verdictCard(data), ...sections, el('footer', {}, 'Made by Sluice. No request leaves this page.'))
  const root = document.getElementById('page')
  root?.replaceChildren(
    el('a', { class: 'skip', href: '#verdict' }, 'Skip to the verdict'),
    navigation(sections, { onTheme: toggleTheme, onHelp: () => keyboard.open() }),
    main,
    keyboard.dialog,
  )
  if (data.objects.length > 0) changes.refresh()
  addEventListener('resize', () => changes.tree.draw())
  addEventListener('beforeprint', () => {
    document.querySelectorAll('details').forEach(openNow)
    changes.listForPaper()
  })
  followReader()
  document.documentElement.dataset['ready'] = 'true'
}

/** Paper cannot be opened. The event is sent here, since the browser's own comes too late. */
function openNow(details: HTMLDetailsElement): void {
  details.setAttribute('open', '')
  details.dispatchEvent(new Event('toggle'))
}

const keys = (changes: Changes, findings: number): Keyboard =>
  new Keyboard([
    { key: '/', what: 'Search the changed objects', act: () => changes.search.focus() },
    { key: 'j', what: 'Next object', act: () => changes.tree.step(1) },
    { key: 'k', what: 'Previous object', act: () => changes.tree.step(-1) },
    { key: 'n', what: 'Next finding', act: () => goToFinding(1, findings) },
    { key: 'p', what: 'Previous finding', act: () => goToFinding(-1, findings) },
    { key: 'e', what: 'Show or hide label-only changes', act: () => changes.toggleNoise() },
    { key: 's', what: 'Side by side or unified', act: () => changes.toggleSplit() },
    { key: 't', what: 'Light or dark', act: toggleTheme },
  ])

function toggleTheme(): void {
  const { dataset } = document.documentElement
  const isDark = dataset['theme'] === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : dataset['theme'] === 'dark'
  dataset['theme'] = isDark ? 'light' : 'dark'
}

function goToFinding(by: number, count: number): void {
  const here = [...document.querySelectorAll('details.finding')].findIndex((finding) => finding.contains(document.activeElement))
  // Backwards from where no finding is open: the last one.
  openFinding(here === -1 && by < 0 ? count - 1 : (here + by + count) % count)
}
