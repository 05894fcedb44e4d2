import { createHash } from 'node:crypto'
import type { Ports } from '../../ports/ports.ts'
import type { Sink } from '../verb.ts'
import { commitAll, editEnvironments } from './scratch.ts'

/** Where the demo plays: a scratch repository and a cluster, real or a picture of one. */
export type Stage = {
  /** The environment that is checked and applied. */
  readonly environment: string
  /** Whether the cluster is a real API server that can be applied to. */
  readonly isReal: boolean
  chapter(title: string): void
  /** Runs one verb in the scratch repository, as a user would type it; gives its exit code. */
  sluice(verb: string, ...flags: readonly string[]): Promise<number>
  /** Writes another chart version into every environment.yml. */
  upgrade(from: string, to: string): Promise<void>
  /** Commits what was edited and what was rendered of it as one change, which is what a pull request holds. */
  commit(message: string): Promise<void>
  /** Names the exact stream that kubectl would get, by its digest. */
  nameStream(): Promise<void>
  /** A change by somebody else; in a picture it has been made already. */
  editByHand(): Promise<void>
}

export type Scene = {
  readonly root: string
  readonly ports: Ports
  readonly environment: string
  readonly chart: string
  readonly isReal: boolean
  readonly print: (text: string) => void
  readonly run: (argv: readonly string[], sink: Sink, ports: Ports) => Promise<number>
  readonly editByHand: () => Promise<void>
}

/** A scene → the few things that the story does in it. */
export function makeStage(scene: Scene): Stage {
  let chapters = 0
  const quiet: Sink = { out: scene.print, err: scene.print }
  const at = ['--workspace', scene.root]
  return {
    environment: scene.environment,
    isReal: scene.isReal,
    editByHand: scene.editByHand,
    chapter: (title) => {
      chapters += 1
      scene.print(`\n${chapters}. ${title}\n`)
    },
    sluice: async (verb, ...flags) => {
      scene.print(`\n$ npm run ${verb}${flags.length === 0 ? '' : ` -- ${flags.join(' ')}`}\n`)
      const code = await scene.run([verb, ...at, ...flags], quiet, scene.ports)
      if (code !== 0) scene.print(`exit ${code}\n`)
      return code
    },
    upgrade: async (from, to) => {
      scene.print(`\nvalues/*/environment.yml: ${scene.chart} ${from} → ${to}\n`)
      await editEnvironments(scene.root, (text) =>
        text.replaceAll(`${scene.chart}-${from}`, `${scene.chart}-${to}`).replaceAll(`version: ${from}`, `version: ${to}`),
      )
    },
    commit: async (message) => {
      scene.print(`\n$ git add --all && git commit --message '${message}'\n`)
      await commitAll(scene.root, message)
    },
    nameStream: () => nameStream(scene),
  }
}

async function nameStream({ run, root, ports, environment, print }: Scene): Promise<void> {
  let stream = ''
  await run(['apply', '--workspace', root, '--env', environment, '--print-stream'], { out: (text) => void (stream += text), err: print }, ports)
  const digest = createHash('sha256').update(stream).digest('hex')
  print(`\nkubectl apply -f - would get exactly this stream: ${Buffer.byteLength(stream)} bytes, sha256:${digest}\n`)
}
