import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toJsonText } from '../../model/json.ts'
import type { Kubeconfig } from '../../ports/kubeconfig.ts'

/** Variables that name kubectl's files. */
export type PrivateFiles = { readonly KUBECONFIG: string; readonly KUBERC: string }

/** Writes a kubeconfig where nobody else can read it, and takes it away again: it holds credentials, and no variable or argument must. */
export async function withPrivateFiles<T>(kubeconfig: Kubeconfig, work: (files: PrivateFiles) => Promise<T>): Promise<T> {
  // mkdtemp makes folders for their owner alone.
  const folder = await mkdtemp(join(tmpdir(), 'sluice-kubectl-'))
  try {
    const files = { KUBECONFIG: join(folder, 'kubeconfig'), KUBERC: join(folder, 'kuberc') }
    await Promise.all([writeFile(files.KUBECONFIG, kubeconfig.text, { mode: 0o600 }), writeFile(files.KUBERC, kubercText(kubeconfig.program))])
    return await work(files)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * What kubectl itself holds its credential programs against since 1.35; older ones read no such file, or not these keys. It also stands in for the user's own
 * kuberc, whose defaults would take part. 1.36 calls the key "command" and takes "name" all the same.
 */
const kubercText = (program: string): string =>
  toJsonText({
    apiVersion: 'kubectl.config.k8s.io/v1beta1',
    kind: 'Preference',
    ...(program === '' ? { credentialPluginPolicy: 'DenyAll' } : { credentialPluginPolicy: 'Allowlist', credentialPluginAllowlist: [{ name: program }] }),
  })
