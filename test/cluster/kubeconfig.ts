export const contexts = { context: 'sluice-test', readerContext: 'sluice-test-reader' } as const

/** One cluster, two users, a context for each; JSON is YAML too. */
export function kubeconfigText({ port, authority, tokens }: { port: number; authority: string; tokens: { admin: string; reader: string } }): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'sluice-test', cluster: { server: `https://127.0.0.1:${port}`, 'certificate-authority': authority } }],
    users: Object.entries(tokens).map(([name, token]) => ({ name, user: { token } })),
    contexts: [
      { name: contexts.context, context: { cluster: 'sluice-test', user: 'admin' } },
      { name: contexts.readerContext, context: { cluster: 'sluice-test', user: 'reader' } },
    ],
    'current-context': contexts.context,
  })
}
