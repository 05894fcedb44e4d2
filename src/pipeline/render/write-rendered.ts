import { posix } from 'node:path'
import type { Ports } from '../../ports/ports.ts'
import { discard, planRender, type RenderOptions, type RenderPlan } from './plan-render.ts'

/** Puts a plan in place, release by release, while no other run writes; gives the plan that was put in place. */
export async function writeRendered(plan: RenderPlan, options: RenderOptions, ports: Ports): Promise<RenderPlan> {
  const onWait = (holder: string): void => ports.terminal.say(`render: waiting for ${holder}, which is writing below rendered/`)
  const write = async (): Promise<RenderPlan> => {
    if (await isCurrent(plan, ports)) return putInPlace(plan, ports)
    // Another run has written in between, perhaps from newer values: what was compared with the old tree no longer counts.
    await discard(plan.renderings)
    return putInPlace(await planRender(options, ports), ports)
  }
  return ports.files.exclusively(posix.join(options.root, 'rendered'), { work: write, onWait })
}

/** Every render writes render.yml anew, so it tells whether one has been here. */
async function isCurrent({ renderings }: RenderPlan, ports: Ports): Promise<boolean> {
  const standing = await Promise.all(renderings.map(({ folder }) => ports.files.readText(posix.join(folder, 'render.yml'))))
  return renderings.every(({ seen }, index) => (standing[index] ?? '') === seen)
}

async function putInPlace(plan: RenderPlan, ports: Ports): Promise<RenderPlan> {
  try {
    for (const { staged } of plan.renderings) await staged?.putInPlace()
    for (const folder of plan.stale) await (await ports.files.stage(folder, new Map(), new Set())).putInPlace()
    return plan
  } finally {
    await discard(plan.renderings)
  }
}
