import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import { text } from 'node:stream/consumers'
import { fromJsonText, objectAt, toJsonText, type JsonObject } from '../../src/model/json.ts'
import { certificate } from '../adapters/certificate.ts'
import { scratchFolder } from '../adapters/chart-folder.ts'
import type { Client } from './client.ts'

/** A validating webhook that stands on the loopback and says no to every update of a ConfigMap in one namespace, in these words. */
export type DenyingWebhook = { readonly close: () => Promise<void> }

export async function denyingWebhook(client: Client, { namespace, message }: { namespace: string; message: string }): Promise<DenyingWebhook> {
  using folder = scratchFolder()
  const { key, cert } = certificate(folder, ['20200101000000Z', '20400101000000Z'])
  const server = createServer({ key, cert }, (request, response) => void deny(request, response, message))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const body = configuration(namespace, { url: `https://127.0.0.1:${port}/`, caBundle: Buffer.from(cert).toString('base64') })
  await client.apply(body)
  return {
    close: async () => {
      await client.remove(body)
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

async function deny(request: IncomingMessage, response: ServerResponse, message: string): Promise<void> {
  const { uid = '' } = objectAt(fromJsonText(await text(request)), 'request')
  const answer = { uid, allowed: false, status: { message } }
  response.setHeader('content-type', 'application/json').end(toJsonText({ apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview', response: answer }))
}

const configuration = (namespace: string, clientConfig: JsonObject): JsonObject => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: `deny-${namespace}` },
  webhooks: [
    {
      name: 'deny.example.com',
      admissionReviewVersions: ['v1'],
      sideEffects: 'None',
      clientConfig,
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } },
      rules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['UPDATE'], resources: ['configmaps'] }],
    },
  ],
})
