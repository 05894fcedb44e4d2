import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readCapabilities } from '../../src/config/config.ts'
import { judge, type Question } from '../../src/judge/judge.ts'
import { ruleIds } from '../../src/judge/rule-ids.ts'
import { textsAt } from '../../src/judge/texts-at.ts'
import type { LiveObjects, ServedKind } from '../../src/model/facts.ts'
import { textAt } from '../../src/model/json.ts'
import type { Manifest, ResourceId } from '../../src/model/manifest.ts'
import { manifestsOf, objectsIn, oldAndNew } from './manifests.ts'
import { withObjects } from './with-objects.ts'

const folder = (rule: string): string => fileURLToPath(new URL(`../cases/${rule}/`, import.meta.url))

/**
 * The old side is the base and the live CRDs; custom resources in it are the complete list of their kind; cluster.yaml says what is served,
 * capabilities.yaml what the new side was rendered for.
 */
function questionOf(rule: string): Question {
  const old = manifestsOf(readFileSync(`${folder(rule)}old.yaml`, 'utf8'))
  const question = oldAndNew(old, manifestsOf(readFileSync(`${folder(rule)}new.yaml`, 'utf8')))
  const served = existsSync(`${folder(rule)}cluster.yaml`) ? servedIn(`${folder(rule)}cluster.yaml`) : 'unknown'
  const cluster: Question['cluster'] = { ...question.cluster, kubeVersion: '1.35.2', served, live: question.cluster.crds.flatMap((crd) => liveOf(crd, old)) }
  const desired = question.desired.map(({ id }) => id)
  return { ...question, cluster, ...renderedFor(`${folder(rule)}capabilities.yaml`), ...releasesIn(`${folder(rule)}release.yaml`, desired) }
}

function renderedFor(file: string): Pick<Question, 'renderedFor'> {
  if (!existsSync(file)) return {}
  const read = readCapabilities(readFileSync(file, 'utf8'), file)
  return read.ok ? { renderedFor: { environment: 'production', capabilities: read.value } } : {}
}

/** The one release that brings everything desired. */
function releasesIn(file: string, objects: readonly ResourceId[]): Pick<Question, 'releases'> {
  const [release] = existsSync(file) ? objectsIn(readFileSync(file, 'utf8')) : []
  if (release === undefined) return {}
  const allow = { namespaces: textsAt(release, 'allow', 'namespaces'), clusterScoped: textsAt(release, 'allow', 'clusterScoped') }
  return { releases: [{ name: textAt(release, 'name') ?? '', namespace: textAt(release, 'namespace') ?? '', allow, objects }] }
}

const servedIn = (file: string): readonly ServedKind[] =>
  objectsIn(readFileSync(file, 'utf8')).map((row) => ({
    group: textAt(row, 'group') ?? '',
    version: textAt(row, 'version') ?? '',
    kind: textAt(row, 'kind') ?? '',
    plural: textAt(row, 'plural') ?? '',
    isNamespaced: row['isNamespaced'] === true,
  }))

function liveOf(crd: Manifest, objects: readonly Manifest[]): readonly LiveObjects[] {
  const group = textAt(crd.body, 'spec', 'group') ?? ''
  const kind = textAt(crd.body, 'spec', 'names', 'kind') ?? ''
  const found = objects.filter(({ id }) => id.group === group && id.kind === kind)
  return found.length === 0 ? [] : [{ group, kind, content: 'whole', objects: found, gap: '' }]
}

describe.each(ruleIds)('golden case of %s', (rule) => {
  const findings = judge(withObjects(questionOf(rule), 35))

  test('gives the findings that were reviewed', () => {
    const file = `${folder(rule)}expected.json`
    const text = `${JSON.stringify(findings, null, 2)}\n`
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text)

    expect(text).toBe(readFileSync(file, 'utf8'))
  })

  test('shows the rule, and no other one blocks beside it', () => {
    const blocking = findings.filter((finding) => finding.severity === 'block')

    expect(findings.map((finding) => finding.rule)).toContain(rule)
    expect(blocking.filter((finding) => finding.rule !== rule)).toEqual([])
  })
})
