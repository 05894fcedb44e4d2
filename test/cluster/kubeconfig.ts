const cluster = 'sluice-test'

/** The administrator's context has the cluster's name; that of another user ends in theirs. */
export const contextOf = (user: string): string => (user === 'admin' ? cluster : `${cluster}-${user}`)

type Access = { readonly port: number; readonly authority: string; readonly tokens: Readonly<Record<string, string>>; readonly current: string }

/** One cluster, and a context for each user; JSON is YAML too. */
export function kubeconfigText({ port, authority, tokens, current }: Access): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: cluster, cluster: { server: `https://127.0.0.1:${port}`, 'certificate-authority': authority } }],
    users: Object.entries(tokens).map(([name, token]) => ({ name, user: { token } })),
    contexts: Object.keys(tokens).map((user) => ({ name: contextOf(user), context: { cluster, user } })),
    'current-context': contextOf(current),
  })
}
