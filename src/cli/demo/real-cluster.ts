import { Failure } from '../../model/failure.ts'
import type { Ports } from '../../ports/ports.ts'
import { commitAll, editEnvironments } from './scratch.ts'

/** Lets the example environments point to the API server that was started for the demo. */
export async function pointToServer(root: string): Promise<void> {
  await editEnvironments(root, (text) => text.replace(/context: [\w-]+/, `context: ${contextName()}`))
  await commitAll(root, 'Point to the API server of this demo')
}

/** Somebody turns the access log off, with a tool that is not Sluice. */
export async function editLive(print: (text: string) => void, ports: Ports): Promise<void> {
  print('\nSomebody runs kubectl apply on ConfigMap meadow-system/meadow-mesh, past the review\n')
  const kubectl = await ports.kubectl()
  await kubectl.apply(editedConfigMap, { context: contextName(), mode: 'client', isForced: false })
}

const editedConfigMap = `apiVersion: v1
kind: ConfigMap
metadata: { name: meadow-mesh, namespace: meadow-system }
data:
  mesh.yaml: |
    accessLog: "off"
`

function contextName(): string {
  const name = process.env['SLUICE_DEMO_SERVER']
  if (name === undefined) throw new Failure('usage', 'No API server was started for the demo', { hint: 'npm run demo -- --cluster' })
  return name
}
