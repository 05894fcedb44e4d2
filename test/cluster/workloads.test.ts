import { expect, test } from 'vitest'
import { listAt, textAt } from '../../src/model/json.ts'
import { openClient } from './client.ts'
import { describeWithControllers } from './server.ts'

const template = (labels: Readonly<Record<string, string>>) => ({ metadata: { labels }, spec: { containers: [{ name: 'c', image: 'example.com/c:1' }] } })

const deployment = (name: string) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace: 'work' },
  spec: { replicas: 2, selector: { matchLabels: { app: name } }, template: template({ app: name }) },
})

const job = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'once', namespace: 'work' },
  spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'example.com/c:1' }] } } },
}

describeWithControllers('an API server with controllers', (up) => {
  const conditionsOf = async (path: string): Promise<readonly (string | undefined)[]> => {
    const live = await openClient(up().kubeconfig).get(path)
    return listAt(live, 'status', 'conditions').flatMap((one) => (textAt(one, 'status') === 'True' ? [textAt(one, 'type')] : []))
  }
  const eventually = (path: string) => expect.poll(() => conditionsOf(path), { timeout: 60_000 })

  test('makes a Deployment available', async () => {
    const client = openClient(up().kubeconfig)
    await client.namespace('work')

    await client.apply(deployment('web'))

    await eventually('/apis/apps/v1/namespaces/work/deployments/web').toContain('Available')
  })

  test('completes a Job', async () => {
    const client = openClient(up().kubeconfig)
    await client.namespace('work')

    await client.apply(job)

    await eventually('/apis/batch/v1/namespaces/work/jobs/once').toContain('Complete')
  })

  test('deletes pods with their Deployment', async () => {
    const client = openClient(up().kubeconfig)
    await client.namespace('work')
    await client.apply(deployment('gone'))
    await eventually('/apis/apps/v1/namespaces/work/deployments/gone').toContain('Available')

    await client.remove(deployment('gone'))

    const pods = async (): Promise<number> => listAt(await client.get('/api/v1/namespaces/work/pods?labelSelector=app%3Dgone'), 'items').length
    await expect.poll(pods, { timeout: 60_000 }).toBe(0)
  })

  test('goes on after its API server was killed and started again', async () => {
    const client = openClient(up().kubeconfig)
    await client.namespace('work')

    await up().kill()
    await up().restart()
    await client.apply(deployment('after'))

    await eventually('/apis/apps/v1/namespaces/work/deployments/after').toContain('Available')
  })
})
