import { dump, load } from 'js-yaml'
import * as v from 'valibot'

const digest = v.pipe(v.string(), v.regex(/^sha256:[0-9a-f]{64}$/))

const provenanceSchema = v.strictObject({
  release: v.string(),
  namespace: v.string(),
  chart: v.strictObject({ name: v.string(), version: v.string(), appVersion: v.string() }),
  /** Of the .tgz, or of the folder's names and contents. */
  archive: digest,
  /** Of the manifest by which an OCI registry names the archive; left out where the chart comes from elsewhere. */
  manifestDigest: v.optional(digest),
  helm: v.string(),
  kubeVersion: v.string(),
  values: v.array(v.strictObject({ file: v.string(), sha256: digest })),
  /** Secrets that SOPS has encrypted, taken over as they are; left out where there are none. */
  encryptedSecrets: v.exactOptional(v.array(v.strictObject({ file: v.string(), sha256: digest }))),
  /** Over everything that the rendering depends on. */
  inputs: digest,
  objects: v.number(),
  /** Over the files of the objects. */
  digest,
})

/** What a release's folder was rendered from, and what came of it. */
export type Provenance = v.InferOutput<typeof provenanceSchema>

/** The part of it that is known before the objects are files. */
export type RenderedFrom = Omit<Provenance, 'objects' | 'digest'>

const header = '# What this folder was rendered from. Written by Sluice; do not edit.\n'

/** The text of render.yml, in an order of keys that never changes. */
export function provenanceText(provenance: Provenance): string {
  const { release, namespace, chart, archive, manifestDigest, helm, kubeVersion, values, encryptedSecrets, inputs, objects, digest: files } = provenance
  const from = { release, namespace, chart, archive, ...(manifestDigest === undefined ? {} : { manifestDigest }) }
  const read = { helm, kubeVersion, values, ...(encryptedSecrets === undefined ? {} : { encryptedSecrets }) }
  return header + dump({ ...from, ...read, inputs, objects, digest: files }, { lineWidth: -1, noRefs: true })
}

/** The text of render.yml → provenance, or undefined where it is not as Sluice writes it. */
export function readProvenance(text: string): Provenance | undefined {
  const parsed = v.safeParse(provenanceSchema, parse(text))
  return parsed.success ? parsed.output : undefined
}

function parse(text: string): unknown {
  try {
    return load(text)
  } catch {
    return undefined
  }
}
