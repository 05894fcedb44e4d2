import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { kubeconfigText } from './kubeconfig.ts'

/** "admin" and "controllers" may do all; "reader" and whom a test adds may do what every user may, until somebody binds them a role. */
const almighty: readonly string[] = ['admin', 'controllers']

const secret = { mode: 0o600 }

export const certificateIn = (folder: string): string => join(folder, 'certs', 'apiserver.crt')

/** Writes keys, tokens and both kubeconfigs into the servers' folder, and gives the administrator's token. */
export function writeServerFiles(folder: string, { port, users }: { port: number; users: readonly string[] }): string {
  const names = [...new Set(['admin', 'controllers', 'reader', ...users])]
  const tokens = Object.fromEntries(names.map((name) => [name, randomBytes(16).toString('hex')]))
  const rows = names.map((name) => `${tokens[name]},${name},${name}${almighty.includes(name) ? ',"system:masters"' : ''}\n`)
  writeFileSync(join(folder, 'tokens.csv'), rows.join(''), secret)
  const cluster = { port, authority: certificateIn(folder), tokens }
  writeFileSync(join(folder, 'kubeconfig'), kubeconfigText({ ...cluster, current: 'admin' }), secret)
  writeFileSync(join(folder, 'controllers.kubeconfig'), kubeconfigText({ ...cluster, current: 'controllers' }), secret)
  writeServiceAccountKeys(folder)
  return tokens['admin'] ?? ''
}

function writeServiceAccountKeys(folder: string): void {
  const keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  writeFileSync(join(folder, 'service-account.key'), keys.privateKey, secret)
  writeFileSync(join(folder, 'service-account.pub'), keys.publicKey)
}
