import { compare, toldChanges } from '../../src/compare/compare.ts'
import type { Change, LanedChange } from '../../src/model/change.ts'
import type { FailureFacts } from '../../src/report/failure-facts.ts'
import type { Finding } from '../../src/model/finding.ts'
import type { JsonObject } from '../../src/model/json.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import type { Outcome } from '../../src/model/outcome.ts'
import { nowhere } from '../../src/model/source.ts'
import { formats, isFormat, reporterOf, type Format, type Reporter, type Style } from '../../src/report/report.ts'

export const style: Style = { width: 80, hasColour: false, isAscii: false }

export type Parts = Partial<Omit<Outcome, 'changes'>> & { readonly changes?: readonly (Change & Partial<LanedChange>)[] }

/** An outcome that found nothing, with some parts given. */
export const outcome = ({ changes = [], ...parts }: Parts): Outcome => ({
  verb: 'diff',
  exitCode: 0,
  verdict: null,
  environments: [],
  changes: toldChanges(
    changes.map((change) => ({ lanes: ['Config'] as const, ...change })),
    { sourceOf: () => nowhere, definitions: [] },
  ),
  findings: [],
  notes: [],
  output: '',
  summary: '',
  next: '',
  timings: {},
  ...parts,
})

export const object = (kind: string, name: string, body: JsonObject = {}): Manifest => ({
  id: { group: '', kind, namespace: 'shop', name },
  version: 'v1',
  body: { apiVersion: 'v1', kind, ...body },
})

/** The change of the object called "a" from one body to another. */
export const update = (kind: string, before: JsonObject, after: JsonObject): readonly Change[] =>
  compare([object(kind, 'a', before)], [object(kind, 'a', after)])

export const finding = (parts: Partial<Finding> = {}): Finding => ({
  rule: 'crd/format-changed',
  severity: 'block',
  effect: 'edits-fail',
  lane: 'CRD',
  object: { group: 'apiextensions.k8s.io', version: 'v1', kind: 'CustomResourceDefinition', namespace: '', name: 'virtualservices.networking.istio.io' },
  path: 'spec.http[].directResponse.body.bytes',
  message: '2 of 214 live VirtualServices hold a value the new CRD refuses',
  why: 'Every write is validated against the format',
  change: 'format: binary → byte, in v1, v1alpha3, v1beta1',
  hits: ['payments/maintenance-page', 'shop/black-friday-fallback'],
  action: 'Encode both values as base64, apply them, then check again.',
  ...parts,
})

const reporters = new Map<string, Reporter>(await Promise.all(formats.filter(isFormat).map(async (format) => [format, await reporterOf(format)] as const)))

/** The reporter of a format. */
function reporter(format: Format): Reporter {
  const found = reporters.get(format)
  if (found === undefined) throw new Error(`There is no reporter ${format}`)
  return found
}

export const report = (what: Outcome, format: Format, where: Style): string => reporter(format).outcome(what, where)

export const reportFailure = (failure: FailureFacts, verb: string, { format, style: where }: { readonly format: Format; readonly style: Style }): string =>
  reporter(format).failure(failure, verb, where)
