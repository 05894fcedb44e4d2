import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { embeddedProgram } from '../../src/adapters/programs.ts'
import { scratch, sluice } from './workspace.ts'

const project = fileURLToPath(new URL('../../', import.meta.url))
const charts = join(project, '../shared/corpus/charts')
const examples = join(project, 'docs/migrating')

type Release = { name: string; namespace: string; chart: string; version: string; repository: string; values: readonly object[] }

const text = (path: string): string => readFileSync(join(examples, path), 'utf8')

/** What each tool's own file says that helm is to render. */
const originals: Readonly<Record<string, () => readonly Release[]>> = {
  'argo-cd': () => {
    const application: Application = parse(text('argo-cd/application.yaml'))
    const { chart, targetRevision, repoURL, helm } = application.spec.source
    const { namespace } = application.spec.destination
    return [{ name: helm.releaseName, namespace, chart, version: targetRevision, repository: repoURL, values: [helm.valuesObject] }]
  },
  helmfile: () => {
    const { repositories, releases }: Helmfile = parse(text('helmfile/helmfile.yaml'))
    return releases.map(({ name, namespace, chart, version, values = [], set = [] }) => {
      const [alias, short = ''] = chart.split('/')
      const repository = repositories.find((known) => known.name === alias)?.url ?? ''
      return { name, namespace, chart: short, version, repository, values: [...values, ...set.map(nested)] }
    })
  },
  flux: () => {
    const [source = '', release = ''] = text('flux/helm-release.yaml').split(/^---$/m)
    const { spec }: HelmRelease = parse(release)
    const { url }: { url: string } = parse(source).spec
    return [{ name: spec.releaseName, namespace: spec.targetNamespace, ...spec.chart.spec, repository: url, values: [spec.values] }].map(known)
  },
}

type Application = {
  spec: {
    source: { chart: string; targetRevision: string; repoURL: string; helm: { releaseName: string; valuesObject: object } }
    destination: { namespace: string }
  }
}
type Set = { name: string; value: string }
type Helmfile = {
  repositories: { name: string; url: string }[]
  releases: { name: string; namespace: string; chart: string; version: string; values?: object[]; set?: Set[] }[]
}
type HelmRelease = { spec: { releaseName: string; targetNamespace: string; values: object; chart: { spec: { chart: string; version: string } } } }

const nested = ({ name, value }: Set): object => Object.fromEntries([innermost(name.split('.'), value)])

const innermost = ([key = '', ...rest]: readonly string[], value: string): [string, unknown] => [
  key,
  rest.length === 0 ? value : Object.fromEntries([innermost(rest, value)]),
]

const known = ({ name, namespace, chart, version, repository, values }: Release): Release => ({ name, namespace, chart, version, repository, values })

const packed = ({ chart, version }: Release): string => join(charts, `${chart}-${version}.tgz`)

// The charts are data that is not in this repository.
describe.skipIf(!existsSync(charts)).each(Object.entries(originals))('the example from %s', (tool, read) => {
  const environment = text(`${tool}/values/prod/environment.yml`)
  const after: { releases: (Release & { digest: string })[] } = parse(environment)

  test('names the same releases, locked to the bytes of their charts', () => {
    const said = after.releases.map((one) => known({ ...one, values: [] }))

    expect(said).toEqual(read().map((one) => ({ ...one, values: [] })))
    expect(after.releases.map(({ digest }) => digest)).toEqual(
      read().map(
        (one) =>
          `sha256:${createHash('sha256')
            .update(readFileSync(packed(one)))
            .digest('hex')}`,
      ),
    )
  })

  test('renders what helm makes of the original', async () => {
    using place = scratch()
    cpSync(join(examples, tool), place.root, { recursive: true })
    cpSync(join(project, 'values/production/capabilities.yml'), join(place.root, 'values/prod/capabilities.yml'))
    place.write('values/prod/environment.yml', fromDisk(environment, read()))

    const rendered = await sluice(['render', '--workspace', place.root])
    const kept = place.tree('rendered').filter((path) => !path.endsWith('/render.yml'))
    const ours = kept.map((path): Body => parse(readFileSync(join(place.root, path), 'utf8')))

    expect(rendered.code, rendered.err).toBe(0)
    expect(byIdentity(ours)).toEqual(byIdentity(await byHelm(place.root, read())))
  })
})

/** The chart's repository is the network; its bytes, and so its digest, are here. */
const fromDisk = (environment: string, releases: readonly Release[]): string =>
  releases.reduce((current, one) => current.replace(`repository: ${one.repository}`, `repository: ${packed(one)}`), environment)

async function byHelm(root: string, releases: readonly Release[]): Promise<readonly Body[]> {
  const helm = await embeddedProgram('helm')
  const { kubeVersion, apiVersions } = parse(readFileSync(join(root, 'values/prod/capabilities.yml'), 'utf8'))
  return releases.flatMap((one) => {
    const files = one.values.map((values, index) => {
      const file = join(root, `original-${index}.json`)
      writeFileSync(file, JSON.stringify(values))
      return file
    })
    const flags = [`--namespace=${one.namespace}`, '--include-crds', '--no-hooks', `--kube-version=${kubeVersion}`, `--api-versions=${apiVersions.join(',')}`]
    const printed = execFileSync(helm, ['template', one.name, packed(one), ...flags, ...files.map((file) => `--values=${file}`)], {
      maxBuffer: 2 ** 28,
      encoding: 'utf8',
    })
    files.forEach((file) => rmSync(file))
    return parseAllDocuments(printed).flatMap((document): readonly Body[] => document.toJS() ?? [])
  })
}

type Body = { kind: string; metadata: { name: string; namespace?: string } }

const byIdentity = (objects: readonly Body[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(objects.map((body) => [`${body.kind} ${body.metadata.name}`, { ...body, metadata: { ...body.metadata, namespace: undefined } }]))
