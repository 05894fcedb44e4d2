import type { PageData, PageFinding, PagePlan } from '../../model/page-data.ts'
import { htmlText } from './html-text.ts'

const words = { block: 'Blocks', warn: 'Warns', info: 'Info' } as const

/** Verdict and findings for a reader without script; what changes is named, its diffs are not drawn. */
export function staticPart({ title, sentence, next, cure, findings, plans, objects, mesh, drift, notes }: PageData): string {
  return [
    `<h1>${htmlText(title)}</h1><p>${htmlText(sentence)}</p>`,
    cure === '' ? '' : `<p>${htmlText(cure)}</p>`,
    next === '' ? '' : `<p><code>${htmlText(next)}</code></p>`,
    list(findings.map(findingText)),
    ...plans.map(planPart),
    list(objects.map(({ op, kind, namespace, name }) => `${op} ${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`)),
    list(mesh.effects.map(({ flag, message, proxies }) => `${flag === '' ? '' : `${flag}: `}${message} (${proxies})`)),
    list([mesh.same, ...mesh.unknown].filter((text) => text !== '')),
    list(
      drift.map(({ kind, name, path, manager, git, live }) => `${kind} ${name} ${path}: Git ${git}, live ${live}, by ${manager === '' ? 'unknown' : manager}`),
    ),
    list(notes),
  ].join('')
}

const planPart = ({ environment, isBlocked, isPruning, leaving, waves }: PagePlan): string =>
  [
    `<h2>${htmlText(`What ${isBlocked ? 'would happen if nothing blocked' : 'will happen'}: ${environment}`)}</h2>`,
    list(leaving.map((name) => `${isPruning ? 'Deleted' : 'Left where it is'}: ${name}`)),
    list(waves.map(({ name, count, still, wait }, index) => `Wave ${index + 1}: ${name}, ${count} objects, ${still} as they are, ${wait}`)),
  ].join('')

const findingText = ({ severity, lane, title, kind, namespace, name, path, action }: PageFinding): string =>
  `${words[severity]}, ${lane}: ${title} (${kind} ${namespace === '' ? '' : `${namespace}/`}${name} ${path}). ${action}`

const list = (items: readonly string[]): string => (items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${htmlText(item)}</li>`).join('')}</ul>`)
