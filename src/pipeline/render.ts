import type { Outcome } from '../model/outcome.ts'
import type { Ports } from '../ports/ports.ts'
import { commitRendered } from './render/commit-rendered.ts'
import { discard, planRender, type RenderOptions } from './render/plan-render.ts'
import { renderOutcome } from './render/render-outcome.ts'
import { writeRendered } from './render/write-rendered.ts'

/** Charts and values → the rendered tree, written only when every release could be rendered. */
export async function render(options: RenderOptions, ports: Ports): Promise<Outcome> {
  const started = ports.clock.now()
  const planned = await planRender(options, ports)
  const helmDone = ports.clock.now()
  try {
    const plan = planned.hasMoved && !options.isCheck ? await writeRendered(planned, options, ports) : planned
    const commit = options.isCommit && !options.isCheck ? await commitRendered(options.root, plan.renderings, ports) : undefined
    const timings = { render: helmDone - started, write: ports.clock.now() - helmDone }
    return { ...renderOutcome(plan, options, commit), timings }
  } finally {
    await discard(planned.renderings)
  }
}
