import { emptySnapshot } from './snapshots.ts'
import { configMap, oneRelease, scratch, sluice, type Scratch } from './workspace.ts'

const unused = '- { rule: api/removed, object: "*", path: "*", reason: nobody knows, owner: a, expires: "2999-12-31" }\n'

/** A committed workspace that is judged by its snapshot, of a cluster that serves ConfigMaps. */
export async function committed({ template = configMap('m'), hasWarning = false } = {}): Promise<Scratch> {
  const policy = `allowSnapshot: true${hasWarning ? ', waivers: waivers.yml' : ''}`
  const place = scratch({ ...oneRelease({ 'm.yaml': template }, { policy }), 'values/e/snapshot.json': snapshot, 'values/e/waivers.yml': unused })
  await place.git('init', '-q')
  const rendered = await sluice(['render', '--workspace', place.root])
  if (rendered.code !== 0) throw new Error(rendered.err)
  await place.git('add', '-A')
  await place.git('commit', '-qm', 'first')
  return place
}

const snapshot = emptySnapshot(['ConfigMap'])
