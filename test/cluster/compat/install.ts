import { setTimeout as sleep } from 'node:timers/promises'
import { at, isObject, type Json, type JsonObject, listAt, objectAt, textAt } from '../../../src/model/json.ts'
import type { Answer, Ask } from './ask.ts'
import { servedVersions } from './trial.ts'

export const crdPath = (crd: JsonObject): string => `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${textAt(crd, 'metadata', 'name')}`

/** Where the objects of a CRD are, at one version. */
export function listPath(crd: JsonObject, version: string): string {
  const within = textAt(crd, 'spec', 'scope') === 'Cluster' ? '' : '/namespaces/default'
  return `/apis/${textAt(crd, 'spec', 'group')}/${version}${within}/${textAt(crd, 'spec', 'names', 'plural')}`
}

/** Applies a CRD as Sluice does, and waits until the server serves it in this very form. */
export async function install(ask: Ask, crd: JsonObject, form: string): Promise<Answer> {
  const answer = await ask({
    method: 'PATCH',
    path: `${crdPath(crd)}?fieldManager=sluice&force=true`,
    type: 'application/apply-patch+yaml',
    body: marked(crd, form),
  })
  if (answer.code >= 300) return answer
  for (const version of servedVersions(crd)) await until(() => isServedAs(ask, listPath(crd, version), form), `${textAt(crd, 'metadata', 'name')} as ${form}`)
  return answer
}

// A server goes on with the old schema for a moment; a printer column lies in the same serving information, and shows which one is in use.
const marked = (crd: JsonObject, form: string): JsonObject => ({
  ...crd,
  spec: {
    ...objectAt(crd, 'spec'),
    versions: listAt(crd, 'spec', 'versions')
      .filter(isObject)
      .map((version) => withColumn(version, form)),
  },
})

const withColumn = (version: JsonObject, form: string): JsonObject => ({
  ...version,
  additionalPrinterColumns: [...listAt(version, 'additionalPrinterColumns'), { name: form, type: 'string', jsonPath: '.metadata.name' }],
})

async function isServedAs(ask: Ask, path: string, form: string): Promise<boolean> {
  const { body } = await ask({ method: 'GET', path, accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' })
  // A dead webhook answers instead of the table, and shows thereby that the new form is in use.
  return listAt(body, 'columnDefinitions').some((column: Json) => at(column, 'name') === form) || /conversion webhook/.test(textAt(body, 'message') ?? '')
}

/** Waits until a version is gone, or served no more. */
export const awaitGone = (ask: Ask, path: string): Promise<void> => until(async () => (await ask({ method: 'GET', path })).code === 404, `the end of ${path}`)

// The limit only ends what hangs.
async function until(isTrue: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 60_000
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error(`There is still no ${what}`)
    await sleep(50)
  }
}
