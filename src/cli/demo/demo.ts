import { join } from 'node:path'
import { createPicture, createPictureView } from '../../adapters/picture.ts'
import { readSnapshot, withObjects } from '../../pipeline/facts/read-snapshot.ts'
import { Failure } from '../../model/failure.ts'
import type { Outcome } from '../../model/outcome.ts'
import { emptyOutcome } from '../../pipeline/outcomes.ts'
import type { Cluster } from '../../ports/cluster.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Call } from '../verb.ts'
import { wire } from '../wire.ts'
import { editLive, pointToServer } from './real-cluster.ts'
import { makeScratch } from './scratch.ts'
import { makeStage, type Scene } from './stage.ts'
import { tellStory } from './story.ts'

const environment = 'production'
const chart = 'meadow'

/** Plays the story in a scratch repository and names it at the end. */
export async function demo(call: Call, isReal: boolean): Promise<Outcome> {
  if (isReal && process.env['SLUICE_DEMO_SERVER'] === undefined) {
    throw new Failure('usage', 'Cannot play on a real API server: none was started for the demo, and yours is never touched', {
      hint: 'npm run demo -- --cluster starts one',
    })
  }
  const started = call.ports.clock.now()
  const root = await makeScratch(call.sluice)
  const ports = withoutLifeSigns(wire(root))
  const scene = { root, environment, chart, isReal, print: call.print, run: call.run }
  const { isAsTold, ending } = await tellStory(makeStage(isReal ? await realScene(scene, ports) : await pictureScene(scene, ports)))
  const seconds = Math.round((call.ports.clock.now() - started) / 1000)
  const summary = `${ending} It took ${seconds} s, and its repository is ${root}`
  return { ...emptyOutcome('demo'), exitCode: isAsTold ? 0 : 1, summary, next: `git -C ${root} log --stat` }
}

/** The story says enough itself. */
const withoutLifeSigns = (ports: Ports): Ports => ({
  ...ports,
  terminal: { ...ports.terminal, say: () => undefined, tell: () => undefined, during: (_status, work) => work() },
})

type Draft = Omit<Scene, 'ports' | 'editByHand'>

async function pictureScene(draft: Draft, ports: Ports): Promise<Scene> {
  const picture = await loadPicture(join(draft.root, 'values/_demo'), ports)
  return {
    ...draft,
    ports: { ...ports, cluster: async () => picture, serverView: async () => createPictureView() },
    editByHand: async () => draft.print('\n(the picture of the cluster holds what somebody did by hand)\n'),
  }
}

async function realScene(draft: Draft, ports: Ports): Promise<Scene> {
  await pointToServer(draft.root)
  return { ...draft, ports, editByHand: () => editLive(draft.print, ports) }
}

/** The cluster as it was when 1.0.0 had been applied, and its objects as they live by the time of the drift report. */
async function loadPicture(folder: string, ports: Ports): Promise<Cluster> {
  const [facts, live] = await Promise.all([snapshotAt(join(folder, 'snapshot.json'), ports), snapshotAt(join(folder, 'live.json'), ports)])
  return createPicture(
    facts,
    live.live.flatMap((kind) => kind.objects),
  )
}

const snapshotAt = async (path: string, ports: Ports) =>
  withObjects(await readSnapshot((await ports.files.readText(path)) ?? '', path, () => ports.packing()), 'all')
