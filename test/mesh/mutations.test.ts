import { existsSync, globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { meshReport } from '../../src/mesh/mesh.ts'
import type { Manifest } from '../../src/model/manifest.ts'
import { readManifests } from '../../src/normalise/normalise.ts'
import { object, running, serving } from './manifests.ts'

// What Pilot is known to say of these meshes is compared elsewhere; here they change in ways whose effect is known without asking it.
const corpus = '../shared/corpus/mesh'
const inputs = globSync(`${corpus}/*/*/input.yaml`)
  .toSorted()
  .map((file) => ({ name: file.split('/').slice(-3, -1).join('/'), text: readFileSync(file, 'utf8') }))

function manifestsOf(text: string): readonly Manifest[] {
  const read = readManifests({ file: 'input.yaml', text })
  return read.ok ? read.value : []
}

/** Every class of proxies by its name. */
const proxiesOf = (manifests: readonly Manifest[]) => new Map(meshReport(manifests).proxies.map((proxy) => [proxy.name, proxy]))

/** Proxies of the first that are not the same in the second; which namespaces there are is another matter. */
const movedIn = (proxies: ReturnType<typeof proxiesOf>, after: ReturnType<typeof proxiesOf>): readonly string[] =>
  [...proxies].filter(([name, proxy]) => JSON.stringify(after.get(name)) !== JSON.stringify(proxy)).map(([name]) => name)

/** Another order, and always the same one. */
function shuffled<T>(items: readonly T[]): readonly T[] {
  const [even, odd] = [items.filter((_, index) => index % 2 === 0), items.filter((_, index) => index % 2 === 1)]
  return [...odd.toReversed(), ...even.slice(1), ...even.slice(0, 1)]
}

describe.skipIf(!existsSync(corpus)).each(inputs)('$name', ({ text }) => {
  const manifests = manifestsOf(text)
  const proxies = proxiesOf(manifests)

  test('stays the same when its documents come in another order, or each in a file of its own', () => {
    const apart = text.split(/^---$/m).flatMap((document) => manifestsOf(document))

    expect(proxiesOf(shuffled(manifests))).toEqual(proxies)
    expect(proxiesOf(apart)).toEqual(proxies)
  })

  test('stays the same when objects are added that no proxy asks for', () => {
    const others = [object('ConfigMap', 'ns-a/settings'), object('Role', 'default/reader'), object('PeerAuthentication', 'istio-system/default')]

    const after = proxiesOf([...others, ...manifests])

    expect(movedIn(proxies, after)).toEqual([])
  })

  test('gains one class for a namespace that is new, and nothing of it changes what others had', () => {
    const added = [
      object('Namespace', '/zz-new', { metadata: { name: 'zz-new' } }),
      serving('zz-new/unseen', { port: 80, name: 'http' }, {}),
      object('Sidecar', 'zz-new/default', { spec: { egress: [{ hosts: ['./*'] }] } }),
      running('zz-new/unseen'),
    ].map(hidden)
    const after = proxiesOf([...manifests, ...added])

    expect([...after.keys()].filter((name) => !proxies.has(name))).toEqual(['sidecars of zz-new'])
    expect(movedIn(proxies, after)).toEqual([])
  })

  test('says the same of namespaces with other names', () => {
    expect(JSON.stringify([...proxiesOf(manifestsOf(renamed(text)))])).toBe(renamed(JSON.stringify([...proxies])))
  })
})

const renamed = (written: string): string => written.replace(/\bns-([a-z])\b/g, 'nt-$1')

/** Seen by nobody outside its namespace. */
const hidden = (manifest: Manifest): Manifest => ({
  ...manifest,
  body: { ...manifest.body, metadata: { namespace: manifest.id.namespace, name: manifest.id.name, annotations: { 'networking.istio.io/exportTo': '.' } } },
})
